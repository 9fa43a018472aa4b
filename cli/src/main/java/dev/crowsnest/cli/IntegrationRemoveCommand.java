package dev.crowsnest.cli;

import dev.crowsnest.analyzer.report.Printable;
import dev.crowsnest.cli.server.ListedIntegration;
import dev.crowsnest.cli.server.Registries;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Forgets a registry. */
@Command(
        name = "remove",
        description = "Forgets a registry with all that is known of its images. Its stack in AWS stays.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionOfJar.class)
final class IntegrationRemoveCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "NAME", description = "Of the integration; or its id, host or ACCOUNT/REGION.")
    private String name = "";

    @Option(names = "--yes", description = "Do not ask for the name once more.")
    private boolean sure;

    @Mixin
    private RegistryServer server = new RegistryServer();

    IntegrationRemoveCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Registries registries = server.ask(surroundings, "remove an integration");
        ListedIntegration integration =
                RegistryServer.called(name, registries.integrations(), "remove the integration");
        if (!sure) {
            confirm(integration);
        }
        registries.remove(integration);
        surroundings
                .out()
                .println(Printable.of("removed: " + integration.name()
                        + "; its stack in AWS, CrowsnestECRIntegration, can be deleted now"));
        return 0;
    }

    private void confirm(ListedIntegration integration) {
        surroundings
                .err()
                .print(Printable.of("This forgets all images of '" + integration.name() + "' (" + integration.host()
                        + "). Type its name to go on: "));
        surroundings.err().flush();
        String typed = InputLine.read(surroundings, "the name that is to be typed (or give --yes)");
        if (!typed.strip().equals(integration.name())) {
            throw new CommandFailure("could not remove the integration '" + integration.name()
                    + "': another name was typed, and nothing was removed");
        }
    }
}
