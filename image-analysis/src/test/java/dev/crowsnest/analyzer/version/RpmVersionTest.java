package dev.crowsnest.analyzer.version;

class RpmVersionTest extends VersionSchemeContract {

    @Override
    VersionScheme scheme() {
        return VersionSchemes.RPM;
    }

    @Override
    VersionGrammar grammar() {
        return VersionGrammar.RPM;
    }
}
