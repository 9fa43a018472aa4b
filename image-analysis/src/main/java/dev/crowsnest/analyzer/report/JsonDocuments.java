package dev.crowsnest.analyzer.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.crowsnest.analyzer.advisory.AdvisoryEdition;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** How all our documents look: two spaces, line feeds on every platform, fields in one order, a line feed at the end. */
public final class JsonDocuments {

    static final JsonMapper JSON = new JsonMapper();

    private JsonDocuments() {}

    /** Writes into a document's fields. */
    @FunctionalInterface
    public interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    /** Writes one document and leaves the stream open. */
    public static void write(OutputStream out, Fields fields) throws IOException {
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        try (JsonGenerator json = JSON.getFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(printer);
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /** A list of texts. */
    public static void strings(JsonGenerator json, String field, Collection<String> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    /** A text, or null. */
    public static void optional(JsonGenerator json, String field, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNullField(field);
        } else {
            json.writeStringField(field, value.toString());
        }
    }

    /** What an image was matched with. */
    public static void edition(JsonGenerator json, AdvisoryEdition edition) throws IOException {
        json.writeObjectFieldStart("advisories");
        json.writeStringField("name", edition.name());
        json.writeNumberField("advisories", edition.advisories());
        optional(json, "synced", edition.synced());
        json.writeEndObject();
    }
}
