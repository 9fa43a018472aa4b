package dev.crowsnest.analyzer.version;

class GoVersionTest extends VersionSchemeContract {

    @Override
    VersionScheme scheme() {
        return VersionSchemes.GO;
    }

    @Override
    VersionGrammar grammar() {
        return VersionGrammar.GO;
    }
}
