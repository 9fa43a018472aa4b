package dev.crowsnest.cli;

import picocli.CommandLine.Command;

/** Holds what can be asked of advisories. */
@Command(
        name = "advisories",
        description = "Shows the advisories that images are matched with.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionOfJar.class)
final class AdvisoriesCommand {}
