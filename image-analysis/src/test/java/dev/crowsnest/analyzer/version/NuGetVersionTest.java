package dev.crowsnest.analyzer.version;

class NuGetVersionTest extends VersionSchemeContract {

    @Override
    VersionScheme scheme() {
        return VersionSchemes.NUGET;
    }

    @Override
    VersionGrammar grammar() {
        return VersionGrammar.NUGET;
    }
}
