package dev.crowsnest.integration.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What callers that know a released OpenAPI document would miss in another one, or be asked for anew. */
final class RestPromise {

    private final JsonNode released;
    private final JsonNode present;
    private final List<String> broken = new ArrayList<>();
    private final Set<String> compared = new HashSet<>();

    private RestPromise(JsonNode released, JsonNode present) {
        this.released = released;
        this.present = present;
    }

    /** Everything that is broken, one sentence each; none when all callers may stay as they are. */
    static List<String> broken(JsonNode released, JsonNode present) {
        var promise = new RestPromise(released, present);
        for (Map.Entry<String, JsonNode> path : released.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                promise.operation(
                        operation.getKey() + " " + path.getKey(),
                        operation.getValue(),
                        present.path("paths").path(path.getKey()).path(operation.getKey()));
            }
        }
        return promise.broken;
    }

    private void operation(String where, JsonNode before, JsonNode now) {
        if (now.isMissingNode()) {
            broken.add(where + " is gone");
            return;
        }
        parameters(where, before, now);
        body(where, before.path("requestBody"), now.path("requestBody"));
        for (Map.Entry<String, JsonNode> response : before.path("responses").properties()) {
            JsonNode answer = now.path("responses").path(response.getKey());
            if (answer.isMissingNode()) {
                broken.add(where + " answers no " + response.getKey() + " any more");
            }
            content(where + " " + response.getKey(), response.getValue(), answer, false);
        }
        if (!now.path("security").toString().equals(before.path("security").toString())) {
            broken.add(where + " is open to others than before");
        }
    }

    private void parameters(String where, JsonNode before, JsonNode now) {
        for (JsonNode parameter : before.path("parameters")) {
            JsonNode kept = named(now, parameter);
            String what = where + " ?" + parameter.path("name").asText();
            if (kept.isMissingNode()) {
                broken.add(what + " is gone");
            } else {
                schema(what, parameter.path("schema"), kept.path("schema"), true);
            }
        }
        for (JsonNode parameter : now.path("parameters")) {
            if (parameter.path("required").asBoolean()
                    && !named(before, parameter).path("required").asBoolean()) {
                broken.add(where + " ?" + parameter.path("name").asText() + " is required now");
            }
        }
    }

    private static JsonNode named(JsonNode operation, JsonNode wanted) {
        return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .filter(one -> one.path("name").equals(wanted.path("name"))
                        && one.path("in").equals(wanted.path("in")))
                .findFirst()
                .orElse(operation.path("parameters").path("none"));
    }

    private void body(String where, JsonNode before, JsonNode now) {
        if (now.path("required").asBoolean() && !before.path("required").asBoolean()) {
            broken.add(where + " requires a body now");
        }
        content(where + " body", before, now, true);
    }

    private void content(String where, JsonNode before, JsonNode now, boolean asked) {
        for (Map.Entry<String, JsonNode> type : before.path("content").properties()) {
            JsonNode kept = now.path("content").path(type.getKey());
            if (kept.isMissingNode()) {
                broken.add(where + " is no " + type.getKey() + " any more");
            } else {
                schema(where, type.getValue().path("schema"), kept.path("schema"), asked);
            }
        }
    }

    /** @param asked whether callers send it, so that nothing may be asked of them that was not before */
    private void schema(String where, JsonNode before, JsonNode now, boolean asked) {
        if (before.has("$ref") && !compared.add(before.path("$ref").asText() + now.path("$ref") + asked)) {
            return;
        }
        JsonNode was = resolved(released, before);
        JsonNode is = resolved(present, now);
        for (String trait : List.of("type", "format")) {
            if (!was.path(trait).equals(is.path(trait))) {
                broken.add(where + " has another " + trait + " than " + was.path(trait));
            }
        }
        properties(where, was, is, asked);
        values(where, was.path("enum"), is.path("enum"), asked);
        if (was.has("items")) {
            schema(where + "[]", was.path("items"), is.path("items"), asked);
        }
        if (was.path("additionalProperties").isObject()) {
            schema(where + "{}", was.path("additionalProperties"), is.path("additionalProperties"), asked);
        }
    }

    private void properties(String where, JsonNode was, JsonNode is, boolean asked) {
        for (Map.Entry<String, JsonNode> property : was.path("properties").properties()) {
            JsonNode kept = is.path("properties").path(property.getKey());
            if (kept.isMissingNode()) {
                broken.add(where + "." + property.getKey() + " is gone");
            } else {
                schema(where + "." + property.getKey(), property.getValue(), kept, asked);
            }
        }
        Set<String> required = texts(asked ? is.path("required") : was.path("required"));
        required.removeAll(texts(asked ? was.path("required") : is.path("required")));
        required.forEach(name -> broken.add(where + "." + name + (asked ? " is required now" : " may be absent now")));
    }

    /** A value less is one that callers may send no more; one more is allowed, since callers pass over what they do not know. */
    private void values(String where, JsonNode was, JsonNode is, boolean asked) {
        if (asked && is.isArray()) {
            Set<String> gone = texts(was);
            gone.removeAll(texts(is));
            gone.forEach(value -> broken.add(where + " takes no " + value + " any more"));
            if (was.isMissingNode()) {
                broken.add(where + " takes only certain values now");
            }
        }
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new HashSet<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static JsonNode resolved(JsonNode document, JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.path("$ref").asText().substring(1)) : schema;
    }
}
