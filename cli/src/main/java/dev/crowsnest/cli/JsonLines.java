package dev.crowsnest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/** A document of JSON, indented for people who read it all the same. */
final class JsonLines {

    private JsonLines() {}

    static byte[] of(JsonNode document) {
        return (document.toPrettyString() + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
    }
}
