package dev.crowsnest.analyzer.version;

class GemVersionTest extends VersionSchemeContract {

    @Override
    VersionScheme scheme() {
        return VersionSchemes.GEM;
    }

    @Override
    VersionGrammar grammar() {
        return VersionGrammar.GEM;
    }
}
