package dev.crowsnest.analyzer.oci;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.crowsnest.analyzer.oci.ImageAccessException.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A manifest, index or config as hostile JSON: what is asked of it is there in the right form, or it is malformed. */
final class JsonDocument {

    private static final ObjectReader READER = new JsonMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DocumentLimits.JSON_DEPTH)
                            .maxDocumentLength(DocumentLimits.BYTES)
                            .build())
                    .build())
            .reader();

    private final String object;
    private final JsonNode node;

    private JsonDocument(String object, JsonNode node) {
        this.object = object;
        this.node = node;
    }

    /**
     * @param object what is being read, for messages
     * @throws ImageAccessException {@code MALFORMED} or {@code OVER_LIMIT}
     */
    static JsonDocument parse(String object, byte[] raw) {
        JsonNode node = tree(object, raw);
        if (!node.isObject()) {
            throw malformed(object, "it is no JSON object", null);
        }
        return new JsonDocument(object, node);
    }

    /** The elements of a document that is an array, which is Docker's form of one alone. */
    static List<JsonDocument> parseAll(String object, byte[] raw) {
        List<JsonDocument> elements = new ArrayList<>();
        tree(object, raw).forEach(element -> elements.add(new JsonDocument(object, element)));
        return elements;
    }

    private static JsonNode tree(String object, byte[] raw) {
        if (raw.length > DocumentLimits.BYTES) {
            throw new ImageAccessException(
                    Kind.OVER_LIMIT, "read", object, "it has more than " + DocumentLimits.BYTES + " bytes", null);
        }
        try {
            return READER.readTree(raw);
        } catch (IOException e) {
            throw malformed(object, "it is no JSON that can be read", e);
        }
    }

    boolean has(String field) {
        return !value(field).isMissingNode();
    }

    JsonDocument child(String field) {
        return new JsonDocument(object, value(field));
    }

    @Nullable
    String text(String field) {
        JsonNode value = value(field);
        return value.isTextual() ? value.textValue() : null;
    }

    String textOr(String field, String otherwise) {
        String text = text(field);
        return text == null ? otherwise : text;
    }

    boolean isTrue(String field) {
        return value(field).asBoolean(false);
    }

    long size(String field) {
        JsonNode value = value(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw malformed("its '" + field + "' is no size");
        }
        return value.longValue();
    }

    Digest digest(String field) {
        String text = text(field);
        if (text == null) {
            throw malformed("it lacks a '" + field + "'");
        }
        return digestOf(text);
    }

    Digest digestOf(String text) {
        try {
            return Digest.parse(text);
        } catch (IllegalArgumentException e) {
            throw malformed("it holds a digest that is not SHA-256", e);
        }
    }

    /** The elements of an array of objects; empty when the field is absent or null. */
    List<JsonDocument> children(String field, int most) {
        List<JsonDocument> children = new ArrayList<>();
        array(field, most).forEach(element -> children.add(new JsonDocument(object, element)));
        return children;
    }

    /** The texts of an array; elements that are no text are left out. */
    List<String> texts(String field, int most) {
        List<String> texts = new ArrayList<>();
        array(field, most).forEach(element -> {
            if (element.isTextual()) {
                texts.add(element.textValue());
            }
        });
        return texts;
    }

    /** A map of texts; empty when the field is absent. */
    Map<String, String> map(String field) {
        Map<String, String> map = new LinkedHashMap<>();
        value(field).properties().forEach(entry -> {
            if (entry.getValue().isTextual()) {
                map.put(entry.getKey(), entry.getValue().textValue());
            }
        });
        return map;
    }

    ImageAccessException malformed(String reason) {
        return malformed(object, reason, null);
    }

    private ImageAccessException malformed(String reason, Exception cause) {
        return malformed(object, reason, cause);
    }

    private static ImageAccessException malformed(String object, String reason, @Nullable Exception cause) {
        return new ImageAccessException(Kind.MALFORMED, "read", object, reason, cause);
    }

    private JsonNode array(String field, int most) {
        JsonNode array = value(field);
        if (array.size() > most) {
            throw new ImageAccessException(
                    Kind.OVER_LIMIT, "read", object, "it has more than " + most + " '" + field + "'", null);
        }
        return array;
    }

    private JsonNode value(String field) {
        JsonNode value = node.path(field);
        return value.isNull() ? MissingNode.getInstance() : value;
    }
}
