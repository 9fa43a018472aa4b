package dev.crowsnest.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.cli.server.ListedIntegration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the registries that are watched. */
@Command(
        name = "list",
        description = "Lists the registries that are watched, and how each stands.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionOfJar.class)
final class IntegrationListCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private RegistryServer server = new RegistryServer();

    @Mixin
    private FormatOption format = new FormatOption();

    IntegrationListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<ListedIntegration> all =
                server.ask(surroundings, "list integrations").integrations();
        format.write(new Output(surroundings, null), () -> text(all), out -> out.write(JsonLines.of(document(all))));
        return 0;
    }

    private static String text(List<ListedIntegration> integrations) {
        if (integrations.isEmpty()) {
            return "none: crowsnest integration add NAME connects a registry" + System.lineSeparator();
        }
        var table = new TextTable("NAME", "STATE", "REGISTRY", "");
        integrations.forEach(one -> table.row(
                one.name(),
                one.state().toLowerCase(Locale.ROOT),
                one.host(),
                one.reason() == null ? "" : one.reason()));
        return table.toString();
    }

    private static ObjectNode document(List<ListedIntegration> integrations) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode items = document.putArray("items");
        integrations.forEach(one -> items.addObject()
                .put("id", one.id())
                .put("name", one.name())
                .put("account", one.account())
                .put("region", one.region())
                .put("state", one.state())
                .put("reason", one.reason()));
        return document;
    }
}
