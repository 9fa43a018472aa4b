package dev.crowsnest.localecr.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Which events a rule of EventBridge passes on. */
public final class EventPattern {

    private static final String ANY_OF = "$or";

    private final JsonNode json;
    private final Predicate<JsonNode> event;

    private EventPattern(JsonNode json) {
        this.json = json;
        this.event = object(json, "the pattern");
    }

    /** Throws {@link IllegalArgumentException} for what EventBridge would refuse, and for what is not known here. */
    public static EventPattern of(JsonNode json) {
        return new EventPattern(json.deepCopy());
    }

    public boolean passesOn(JsonNode whole) {
        return event.test(whole);
    }

    public JsonNode toJson() {
        return json.deepCopy();
    }

    private static Predicate<JsonNode> object(JsonNode pattern, String name) {
        if (!(pattern instanceof ObjectNode) || pattern.isEmpty()) {
            throw refused(name + " must be an object that names at least one field");
        }
        Predicate<JsonNode> all = node -> true;
        for (var entry : pattern.properties()) {
            all = all.and(
                    entry.getKey().equals(ANY_OF) ? anyOf(entry.getValue()) : field(entry.getKey(), entry.getValue()));
        }
        return all;
    }

    private static Predicate<JsonNode> anyOf(JsonNode alternatives) {
        return any(alternatives, ANY_OF, alternative -> object(alternative, "each of " + ANY_OF));
    }

    private static Predicate<JsonNode> field(String name, JsonNode pattern) {
        var value = pattern.isObject()
                ? object(pattern, name)
                : any(pattern, name, allowed -> ValuePattern.of(name, allowed));
        return node -> value.test(node.path(name));
    }

    private interface Part {
        Predicate<JsonNode> of(JsonNode pattern);
    }

    private static Predicate<JsonNode> any(JsonNode patterns, String name, Part part) {
        if (!patterns.isArray() || patterns.isEmpty()) {
            throw refused(name + " must be an object, or an array that is not empty");
        }
        var parts = new ArrayList<Predicate<JsonNode>>();
        patterns.forEach(pattern -> parts.add(part.of(pattern)));
        var allowed = List.copyOf(parts);
        return node -> allowed.stream().anyMatch(one -> one.test(node));
    }

    static IllegalArgumentException refused(String reason) {
        return new IllegalArgumentException("Event pattern is not valid. Reason: " + reason);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EventPattern pattern && pattern.json.equals(json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
