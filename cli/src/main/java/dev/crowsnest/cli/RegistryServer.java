package dev.crowsnest.cli;

import dev.crowsnest.cli.server.ListedIntegration;
import dev.crowsnest.cli.server.Registries;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The server whose registries a command is about. */
final class RegistryServer {

    @Option(
            names = "--server",
            paramLabel = "ADDRESS",
            description = {"This server (CROWSNEST_SERVER, CROWSNEST_TOKEN);", "that of crowsnest login if nobody says."
            })
    @Nullable
    String server;

    /** @param action what fails when there is none, such as {@code list repositories} */
    Registries ask(Surroundings surroundings, String action) {
        return new ServerOption(server, surroundings).required(action).registries();
    }

    /** The one integration that a person means. */
    static ListedIntegration called(String text, List<ListedIntegration> all, String action) {
        List<ListedIntegration> meant =
                all.stream().filter(one -> one.isCalled(text)).toList();
        if (meant.isEmpty()) {
            throw new CommandFailure("could not " + action + ": no integration is called '" + text
                    + "'; crowsnest integration list shows what there is");
        }
        if (meant.size() > 1) {
            throw new CommandFailure("could not " + action + ": " + meant.size() + " integrations are called '" + text
                    + "'; name one by its id, which crowsnest integration list --format json shows");
        }
        return meant.get(0);
    }
}
