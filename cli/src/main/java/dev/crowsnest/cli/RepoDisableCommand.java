package dev.crowsnest.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Turns repositories off. */
@Command(
        name = "disable",
        description = "Analyses no more pushes to repositories; what is known of them stays.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionOfJar.class)
final class RepoDisableCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(arity = "1..*", paramLabel = "HOST/REPOSITORY", description = "As crowsnest repo list shows them.")
    private List<String> repositories = List.of();

    @Mixin
    private RegistryServer server = new RegistryServer();

    RepoDisableCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        RepoSwitch.off(surroundings, server).turn(repositories);
        return 0;
    }
}
