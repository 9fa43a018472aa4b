package dev.crowsnest.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.analyzer.report.JsonFields;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a registry is connected by a stack.
 *
 * @param document as the server sent it
 * @param expiresAt when the token among the parameters ends
 * @param link opens AWS's console; absent unless the operator put the template into S3
 * @param command for a shell
 */
public record StackSetup(
        JsonNode document,
        String name,
        String expiresAt,
        Map<String, String> parameters,
        @Nullable String link,
        String command) {

    /** Copies the map, in its order. */
    public StackSetup {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    static StackSetup read(InputStream in) throws IOException {
        JsonNode document = JsonFields.document(in);
        Map<String, String> parameters = new LinkedHashMap<>();
        document.path("parameters")
                .properties()
                .forEach(one -> parameters.put(one.getKey(), one.getValue().asText()));
        return new StackSetup(
                document,
                JsonFields.text(document, "name"),
                JsonFields.text(document, "expiresAt").replaceAll("\\.[0-9]+Z$", "Z"),
                parameters,
                JsonFields.optional(document, "quickCreateLink"),
                JsonFields.text(document, "deployCommand"));
    }
}
