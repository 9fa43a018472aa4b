package dev.crowsnest.analyzer.version;

class Pep440VersionTest extends VersionSchemeContract {

    @Override
    VersionScheme scheme() {
        return VersionSchemes.PEP440;
    }

    @Override
    VersionGrammar grammar() {
        return VersionGrammar.PEP440;
    }
}
