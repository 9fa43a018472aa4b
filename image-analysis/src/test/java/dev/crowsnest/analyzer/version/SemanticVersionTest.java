package dev.crowsnest.analyzer.version;

class SemanticVersionTest extends VersionSchemeContract {

    @Override
    VersionScheme scheme() {
        return VersionSchemes.SEMVER;
    }

    @Override
    VersionGrammar grammar() {
        return VersionGrammar.SEMVER;
    }
}
