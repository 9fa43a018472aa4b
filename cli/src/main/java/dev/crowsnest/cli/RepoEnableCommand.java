package dev.crowsnest.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Turns repositories on. */
@Command(
        name = "enable",
        description = "Analyses the latest image of repositories, and each push from then on.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionOfJar.class)
final class RepoEnableCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(arity = "1..*", paramLabel = "HOST/REPOSITORY", description = "As crowsnest repo list shows them.")
    private List<String> repositories = List.of();

    @Mixin
    private RegistryServer server = new RegistryServer();

    RepoEnableCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        new RepoSwitch(surroundings, server, true).turn(repositories);
        return 0;
    }
}
