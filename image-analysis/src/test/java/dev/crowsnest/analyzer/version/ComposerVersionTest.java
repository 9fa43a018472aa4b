package dev.crowsnest.analyzer.version;

class ComposerVersionTest extends VersionSchemeContract {

    @Override
    VersionScheme scheme() {
        return VersionSchemes.COMPOSER;
    }

    @Override
    VersionGrammar grammar() {
        return VersionGrammar.COMPOSER;
    }
}
