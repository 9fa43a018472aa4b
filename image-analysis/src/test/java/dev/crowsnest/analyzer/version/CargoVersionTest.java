package dev.crowsnest.analyzer.version;

class CargoVersionTest extends VersionSchemeContract {

    @Override
    VersionScheme scheme() {
        return VersionSchemes.CARGO;
    }

    @Override
    VersionGrammar grammar() {
        return VersionGrammar.SEMVER;
    }
}
