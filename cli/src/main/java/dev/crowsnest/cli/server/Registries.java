package dev.crowsnest.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.analyzer.report.JsonFields;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The registries that a server watches, and their repositories. */
public final class Registries {

    private static final int PAGE = 500;

    private final ServerRequests requests;

    Registries(ServerRequests requests) {
        this.requests = requests;
    }

    @FunctionalInterface
    private interface Item<T> {
        T read(JsonNode item) throws IOException;
    }

    private record Page<T>(List<T> items, @Nullable String next) {}

    /** All of them. */
    public List<ListedIntegration> integrations() {
        return all("list the integrations of", "integrations?", ListedIntegration::read);
    }

    /**
     * Repositories, by name.
     *
     * @param integration id of the only one whose they are; absent for all
     * @param part of their names; absent for all
     */
    public List<ListedRepository> repositories(@Nullable String integration, @Nullable String part) {
        return all(
                "list the repositories of",
                "repositories?" + parameter("integration", integration) + parameter("name", part),
                ListedRepository::read);
    }

    /**
     * Has the pushes of a repository analysed from now on.
     *
     * @param images so many of its latest images at once; one when it is absent
     */
    public void turnOn(ListedRepository repository, @Nullable Integer images) {
        turn("enable ", repository, "/enable" + (images == null ? "" : "?images=" + images));
    }

    /** Has the pushes of a repository analysed no more. */
    public void turnOff(ListedRepository repository) {
        turn("disable ", repository, "/disable");
    }

    /**
     * Turns on all repositories of a registry.
     *
     * @param name a part of theirs, or all of it with {@code *} for any text; absent for all
     * @return how many were off before
     */
    public int turnAllOn(ListedIntegration integration, @Nullable String name, @Nullable Integer images) {
        return requests.ask(
                "enable the repositories of '" + integration.name() + "' at",
                "integrations/" + integration.id() + "/repositories/enable?" + parameter("name", name)
                        + parameter("images", images == null ? null : images.toString()),
                "the integration is gone",
                in -> JsonFields.document(in).path("enabled").asInt(),
                Posted.empty("POST"));
    }

    /** Patterns of the names that are turned on as they appear. */
    public List<String> rule(ListedIntegration integration) {
        return requests.get(
                "get the rule for new repositories of '" + integration.name() + "' at",
                rulePath(integration),
                "it has no such rule: it is older than this program",
                in -> JsonFields.texts(JsonFields.document(in), "patterns"));
    }

    /** The same, changed to these. */
    public List<String> changeRule(ListedIntegration integration, List<String> patterns) {
        ObjectNode rule = JsonNodeFactory.instance.objectNode();
        patterns.forEach(rule.putArray("patterns")::add);
        return requests.ask(
                "change the rule for new repositories of '" + integration.name() + "' at",
                rulePath(integration),
                "it has no such rule: it is older than this program",
                in -> JsonFields.texts(JsonFields.document(in), "patterns"),
                Posted.json("PUT", rule.toString()));
    }

    /** Begins to connect a registry. */
    public StackSetup connect(String name, boolean enableNew) {
        return requests.ask(
                "add an integration to",
                "integrations/setup",
                "it cannot be asked to: it is older than this program",
                StackSetup::read,
                Posted.json(JsonNodeFactory.instance
                        .objectNode()
                        .put("name", name)
                        .put("enableNewRepositories", enableNew)
                        .toString()));
    }

    /** Forgets a registry with all that is known of it. */
    public void remove(ListedIntegration integration) {
        requests.ask(
                "remove the integration '" + integration.name() + "' of",
                "integrations/" + integration.id(),
                "it is gone already",
                in -> true,
                Posted.empty("DELETE"));
    }

    private void turn(String action, ListedRepository repository, String change) {
        requests.ask(
                action + repository.name() + " at",
                "repositories/" + repository.id() + change,
                "the repository is gone",
                in -> true,
                Posted.empty("POST"));
    }

    private static String rulePath(ListedIntegration integration) {
        return "integrations/" + integration.id() + "/repositories/rule";
    }

    private <T> List<T> all(String action, String path, Item<T> item) {
        List<T> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<T> page = page(action, path + "limit=" + PAGE + after(cursor), item);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    private <T> Page<T> page(String action, String path, Item<T> item) {
        return requests.get(action, path, "it has no such list: it is older than this program", in -> {
            JsonNode document = JsonFields.document(in);
            List<T> items = new ArrayList<>();
            for (JsonNode one : JsonFields.list(document, "items")) {
                items.add(item.read(one));
            }
            return new Page<>(items, JsonFields.optional(document, "next"));
        });
    }

    private static String parameter(String name, @Nullable String value) {
        return value == null ? "" : name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8) + "&";
    }

    private static String after(@Nullable String cursor) {
        return cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }
}
