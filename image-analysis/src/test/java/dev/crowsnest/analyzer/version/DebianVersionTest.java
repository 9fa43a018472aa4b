package dev.crowsnest.analyzer.version;

class DebianVersionTest extends VersionSchemeContract {

    @Override
    VersionScheme scheme() {
        return VersionSchemes.DPKG;
    }

    @Override
    VersionGrammar grammar() {
        return VersionGrammar.DPKG;
    }
}
