package dev.crowsnest.analyzer.explanation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.crowsnest.analyzer.report.JsonDocuments;
import java.io.IOException;
import java.io.OutputStream;

/** Writes an explanation as JSON; equal ones give equal bytes. The form is {@code docs/schema/explain.schema.json}. */
public final class ExplanationJsonWriter {

    /** Writes the document and leaves the stream open. */
    public void write(ImageExplanation explanation, OutputStream out) throws IOException {
        JsonDocuments.write(out, json -> {
            json.writeStringField("image", explanation.image().image());
            json.writeStringField("digest", explanation.image().digest());
            json.writeStringField("platform", explanation.image().platform());
            JsonDocuments.optional(json, "distribution", explanation.distribution());
            json.writeStringField("vulnerability", explanation.vulnerability());
            JsonDocuments.strings(json, "aliases", explanation.aliases());
            json.writeStringField("standing", explanation.standing().name());
            json.writeArrayFieldStart("packages");
            for (ExplainedPackage explained : explanation.packages()) {
                write(json, explained);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("others");
            for (OtherPackage other : explanation.others()) {
                write(json, other);
            }
            json.writeEndArray();
            JsonDocuments.strings(json, "silent", explanation.silent());
            JsonDocuments.strings(json, "unjudged", explanation.unjudged());
            JsonDocuments.edition(json, explanation.advisories());
        });
    }

    private static void write(JsonGenerator json, ExplainedPackage explained) throws IOException {
        json.writeStartObject();
        json.writeStringField("purl", explained.purl());
        json.writeStringField("layer", explained.layer());
        JsonDocuments.strings(json, "paths", explained.paths());
        json.writeStringField("standing", explained.standing().name());
        json.writeStringField("comparedName", explained.comparedName());
        json.writeStringField("comparedVersion", explained.comparedVersion());
        json.writeArrayFieldStart("advisories");
        for (ConsultedAdvisory advisory : explained.advisories()) {
            write(json, advisory);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ConsultedAdvisory advisory) throws IOException {
        json.writeStartObject();
        json.writeStringField("advisory", advisory.advisory());
        json.writeStringField("export", advisory.export());
        JsonDocuments.strings(json, "affected", advisory.affected());
        json.writeStringField("standing", advisory.standing().name());
        json.writeStringField("reason", advisory.reason());
        JsonDocuments.optional(json, "fixed", advisory.fixed());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, OtherPackage other) throws IOException {
        json.writeStartObject();
        json.writeStringField("stream", other.stream());
        json.writeStringField("name", other.name());
        json.writeStringField("advisory", other.advisory());
        json.writeEndObject();
    }
}
