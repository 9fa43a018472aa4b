package dev.crowsnest.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.cli.server.ListedIntegration;
import dev.crowsnest.cli.server.ListedRepository;
import dev.crowsnest.cli.server.Registries;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists repositories, and whether they are analysed. */
@Command(
        name = "list",
        description = "Lists repositories, and whether their pushes are analysed.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionOfJar.class)
final class RepoListCommand implements Callable<Integer> {

    private static final String ACTION = "list repositories";

    private final Surroundings surroundings;

    @Option(
            names = "--registry",
            paramLabel = "REGISTRY",
            description = {"Those of this one: its host, ACCOUNT/REGION, or the", "name or id of its integration."})
    @Nullable
    String registry;

    @Option(
            names = "--filter",
            paramLabel = "TEXT",
            description = {"Those whose name has this in it, or is this with * for", "any text."})
    @Nullable
    String filter;

    @Mixin
    private RegistryServer server = new RegistryServer();

    @Mixin
    private FormatOption format = new FormatOption();

    RepoListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Registries registries = server.ask(surroundings, ACTION);
        List<ListedIntegration> integrations = registries.integrations();
        String only = registry == null
                ? null
                : RegistryServer.called(registry, integrations, ACTION).id();
        Map<String, ListedIntegration> byId =
                integrations.stream().collect(Collectors.toMap(ListedIntegration::id, Function.identity()));
        // One whose integration was added or removed in between is left to the next time.
        List<ListedRepository> present = registries.repositories(only, filter).stream()
                .filter(repository -> !repository.deleted() && byId.containsKey(repository.integration()))
                .toList();
        format.write(
                new Output(surroundings, null),
                () -> text(present, byId),
                out -> out.write(JsonLines.of(document(present, byId))));
        return 0;
    }

    private static String text(List<ListedRepository> repositories, Map<String, ListedIntegration> byId) {
        if (repositories.isEmpty()) {
            return "none" + System.lineSeparator();
        }
        var table = new TextTable("REPOSITORY", "ANALYSIS", "LAST PUSH", "");
        repositories.forEach(one -> table.row(
                name(one, byId),
                analysis(one),
                one.lastPush() == null ? "none seen" : one.lastPush(),
                one.problem() == null ? "" : one.problem()));
        return table.toString();
    }

    private static ObjectNode document(List<ListedRepository> repositories, Map<String, ListedIntegration> byId) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode items = document.putArray("items");
        repositories.forEach(one -> items.addObject()
                .put("repository", name(one, byId))
                .put("id", one.id())
                .put("integration", one.integration())
                .put("enabled", one.enabled())
                .put("rule", one.rule())
                .put("lastPush", one.lastPush())
                .put("problem", one.problem()));
        return document;
    }

    private static String analysis(ListedRepository one) {
        return one.enabled() ? one.rule() == null ? "on" : "on, by " + one.rule() : "off";
    }

    private static String name(ListedRepository repository, Map<String, ListedIntegration> byId) {
        ListedIntegration integration = byId.get(repository.integration());
        return (integration == null ? "-" : integration.host()) + "/" + repository.name();
    }
}
