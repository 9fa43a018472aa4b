package dev.crowsnest.cli;

import dev.crowsnest.analyzer.report.Printable;
import dev.crowsnest.cli.server.ListedIntegration;
import dev.crowsnest.cli.server.ListedRepository;
import dev.crowsnest.cli.server.Registries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns repositories on or off: none of them, when one of them is not known. */
final class RepoSwitch {

    private final Surroundings surroundings;
    private final Registries registries;
    private final boolean on;

    /** How many of the latest images of each that is turned on; the server decides when it is absent. */
    private final @Nullable Integer images;

    private RepoSwitch(Surroundings surroundings, RegistryServer server, boolean on, @Nullable Integer images) {
        this.surroundings = surroundings;
        this.registries = server.ask(surroundings, (on ? "enable" : "disable") + " repositories");
        this.on = on;
        this.images = images;
    }

    static RepoSwitch on(Surroundings surroundings, RegistryServer server, @Nullable Integer images) {
        return new RepoSwitch(surroundings, server, true, images);
    }

    static RepoSwitch off(Surroundings surroundings, RegistryServer server) {
        return new RepoSwitch(surroundings, server, false, null);
    }

    void turn(List<String> names) {
        List<ListedIntegration> integrations = registries.integrations();
        Map<String, ListedRepository> found = new LinkedHashMap<>();
        names.forEach(name -> found.put(name, found(name, integrations)));
        found.forEach((name, repository) -> {
            if (on) {
                registries.turnOn(repository, images);
            } else {
                registries.turnOff(repository);
            }
            surroundings.out().println(Printable.of((on ? "on: " : "off: ") + name));
        });
    }

    private ListedRepository found(String name, List<ListedIntegration> integrations) {
        String action = (on ? "enable " : "disable ") + name;
        int slash = name.indexOf('/');
        if (slash < 1 || slash == name.length() - 1) {
            throw new CommandFailure("could not " + action + ": it is no name of a repository; write HOST/REPOSITORY");
        }
        ListedIntegration integration = RegistryServer.called(name.substring(0, slash), integrations, action);
        String repository = name.substring(slash + 1);
        return registries.repositories(integration.id(), repository).stream()
                .filter(one -> one.name().equals(repository))
                .findFirst()
                .orElseThrow(() -> new CommandFailure("could not " + action
                        + ": the server knows no such repository; crowsnest repo list shows those that it knows"));
    }
}
