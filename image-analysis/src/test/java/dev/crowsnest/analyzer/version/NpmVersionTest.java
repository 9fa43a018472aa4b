package dev.crowsnest.analyzer.version;

class NpmVersionTest extends VersionSchemeContract {

    @Override
    VersionScheme scheme() {
        return VersionSchemes.NPM;
    }

    @Override
    VersionGrammar grammar() {
        return VersionGrammar.NPM;
    }
}
