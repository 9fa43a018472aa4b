package dev.crowsnest.cli;

import picocli.CommandLine.Command;

/** Holds what can be asked of integrations. */
@Command(
        name = "integration",
        description = "Shows, adds and removes the registries that a server watches.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionOfJar.class)
final class IntegrationCommand {}
