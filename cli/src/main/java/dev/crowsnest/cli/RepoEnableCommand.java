package dev.crowsnest.cli;

import dev.crowsnest.cli.server.ListedIntegration;
import dev.crowsnest.cli.server.Registries;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns repositories on. */
@Command(
        name = "enable",
        description = "Analyses the latest images of repositories, and each push from then on.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionOfJar.class)
final class RepoEnableCommand implements Callable<Integer> {

    private static final String ACTION = "enable repositories";

    private final Surroundings surroundings;

    @Parameters(arity = "0..*", paramLabel = "HOST/REPOSITORY", description = "As crowsnest repo list shows them.")
    private List<String> repositories = List.of();

    @Option(names = "--all", description = "All of a registry that are off, in place of names.")
    private boolean all;

    @Option(
            names = "--registry",
            paramLabel = "REGISTRY",
            description = {"With --all: its host, ACCOUNT/REGION, or the name or id", "of its integration."})
    @Nullable
    String registry;

    @Option(
            names = "--filter",
            paramLabel = "TEXT",
            description = {"With --all: those whose name has this in it, or is this", "with * for any text."})
    @Nullable
    String filter;

    @Option(
            names = "--images",
            paramLabel = "COUNT",
            description = "How many of the latest images of each; 1 if nobody says.")
    @Nullable
    Integer images;

    @Mixin
    private RegistryServer server = new RegistryServer();

    RepoEnableCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (all) {
            turnAllOn();
            return 0;
        }
        if (repositories.isEmpty() || registry != null || filter != null) {
            throw new CommandFailure(
                    "could not " + ACTION + ": name them as HOST/REPOSITORY, or all with --all --registry REGISTRY");
        }
        RepoSwitch.on(surroundings, server, images).turn(repositories);
        return 0;
    }

    private void turnAllOn() {
        if (registry == null || !repositories.isEmpty()) {
            throw new CommandFailure(
                    "could not " + ACTION + ": --all needs --registry REGISTRY, and no names beside it");
        }
        Registries registries = server.ask(surroundings, ACTION);
        ListedIntegration integration = RegistryServer.called(registry, registries.integrations(), ACTION);
        int enabled = registries.turnAllOn(integration, filter, images);
        surroundings.out().println("on: " + enabled + (enabled == 1 ? " repository" : " repositories"));
    }
}
