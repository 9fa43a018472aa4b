package dev.crowsnest.analyzer.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.analyzer.advisory.AdvisoryEdition;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads fields of our documents; what is missing or of another type is an {@link IOException} that names it. */
public final class JsonFields {

    private JsonFields() {}

    /** A whole document. */
    public static JsonNode document(InputStream in) throws IOException {
        return JsonDocuments.JSON.readTree(in);
    }

    /** A list. */
    public static JsonNode list(JsonNode root, String field) throws IOException {
        JsonNode list = root == null ? null : root.get(field);
        if (list == null || !list.isArray()) {
            throw new IOException("it has no list '" + field + "'");
        }
        return list;
    }

    /** A list of texts. */
    public static List<String> texts(JsonNode node, String field) throws IOException {
        List<String> texts = new ArrayList<>();
        list(node, field).forEach(one -> texts.add(one.asText()));
        return texts;
    }

    /** A text. */
    public static String text(JsonNode node, String field) throws IOException {
        JsonNode value = node.get(field);
        if (value == null || !value.isTextual()) {
            throw new IOException("it has no text '" + field + "'");
        }
        return value.textValue();
    }

    /** A text that may be absent, null or empty. */
    public static @Nullable String optional(JsonNode node, String field) {
        String text = node.path(field).asText("");
        return text.isEmpty() || node.path(field).isNull() ? null : text;
    }

    /** A word of an enumeration. */
    public static <E extends Enum<E>> E word(JsonNode node, String field, Class<E> words) throws IOException {
        String word = text(node, field);
        try {
            return Enum.valueOf(words, word);
        } catch (IllegalArgumentException e) {
            throw new IOException("'" + word + "' is no " + field, e);
        }
    }

    /** What an image was matched with. */
    public static AdvisoryEdition edition(JsonNode root) throws IOException {
        JsonNode edition = root.path("advisories");
        return new AdvisoryEdition(
                text(edition, "name"), edition.path("advisories").asLong(), synced(edition));
    }

    private static @Nullable Instant synced(JsonNode edition) throws IOException {
        String text = optional(edition, "synced");
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IOException("'synced' is no date", e);
        }
    }
}
