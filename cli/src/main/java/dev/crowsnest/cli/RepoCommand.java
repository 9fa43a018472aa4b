package dev.crowsnest.cli;

import picocli.CommandLine.Command;

/** Holds what can be asked of repositories. */
@Command(
        name = "repo",
        description = "Shows the repositories of a server's registries, and says which are analysed.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionOfJar.class)
final class RepoCommand {}
