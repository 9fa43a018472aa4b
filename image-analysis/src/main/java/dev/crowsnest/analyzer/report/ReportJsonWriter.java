package dev.crowsnest.analyzer.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.crowsnest.analyzer.exploitation.EpssScore;
import dev.crowsnest.analyzer.exploitation.Exploitation;
import dev.crowsnest.analyzer.exploitation.KevEntry;
import dev.crowsnest.analyzer.match.MatchEvidence;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a report as JSON, for machines; equal reports give equal bytes. The form is {@code docs/schema/cves.schema.json}. */
public final class ReportJsonWriter {

    /** Writes the document and leaves the stream open. */
    public void write(ImageReport report, OutputStream out) throws IOException {
        JsonDocuments.write(out, json -> {
            json.writeStringField("image", report.image());
            json.writeStringField("digest", report.digest());
            json.writeStringField("platform", report.platform());
            JsonDocuments.optional(json, "distribution", report.distribution());
            json.writeNumberField("packages", report.packages());
            json.writeArrayFieldStart("findings");
            for (ReportedFinding finding : report.findings()) {
                write(json, finding);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("undecided");
            for (ReportedUndecided undecided : report.undecided()) {
                write(json, undecided);
            }
            json.writeEndArray();
            JsonDocuments.edition(json, report.advisories());
        });
    }

    private static void write(JsonGenerator json, ReportedFinding finding) throws IOException {
        MatchEvidence evidence = finding.evidence();
        json.writeStartObject();
        json.writeStringField("id", finding.id());
        JsonDocuments.strings(json, "aliases", finding.aliases());
        json.writeStringField("purl", finding.purl());
        json.writeStringField("severity", finding.severity().name());
        JsonDocuments.optional(json, "fixed", finding.fixed());
        json.writeStringField("fixState", finding.fixState().name());
        write(json, finding.exploitation());
        json.writeObjectFieldStart("evidence");
        json.writeStringField("advisory", evidence.advisory());
        json.writeStringField("export", evidence.export());
        json.writeStringField("comparedName", evidence.comparedName());
        json.writeStringField("comparedVersion", evidence.comparedVersion());
        json.writeStringField("range", evidence.range());
        json.writeStringField("severitySource", evidence.severitySource());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Exploitation exploitation) throws IOException {
        KevEntry kev = exploitation.kev();
        if (kev == null) {
            json.writeNullField("kev");
        } else {
            json.writeObjectFieldStart("kev");
            json.writeStringField("added", kev.added().toString());
            JsonDocuments.optional(json, "due", kev.due());
            json.writeBooleanField("ransomware", kev.ransomware());
            json.writeEndObject();
        }
        EpssScore epss = exploitation.epss();
        if (epss == null) {
            json.writeNullField("epss");
        } else {
            json.writeObjectFieldStart("epss");
            json.writeNumberField("probability", epss.probability());
            json.writeNumberField("percentile", epss.percentile());
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, ReportedUndecided undecided) throws IOException {
        json.writeStartObject();
        json.writeStringField("place", undecided.place());
        JsonDocuments.optional(json, "advisory", undecided.advisory());
        json.writeStringField("reason", undecided.reason());
        json.writeEndObject();
    }
}
