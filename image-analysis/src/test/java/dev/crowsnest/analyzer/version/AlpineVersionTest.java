package dev.crowsnest.analyzer.version;

class AlpineVersionTest extends VersionSchemeContract {

    @Override
    VersionScheme scheme() {
        return VersionSchemes.APK;
    }

    @Override
    VersionGrammar grammar() {
        return VersionGrammar.APK;
    }
}
