package dev.crowsnest.analyzer.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.analyzer.advisory.FixState;
import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.analyzer.exploitation.EpssScore;
import dev.crowsnest.analyzer.exploitation.Exploitation;
import dev.crowsnest.analyzer.exploitation.KevEntry;
import dev.crowsnest.analyzer.match.MatchEvidence;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads back what {@link ReportJsonWriter} and {@link PackageListJsonWriter}, or a server, wrote; lenient to unknown fields. */
public final class ReportJsonReader {

    /** @throws IOException when the document is no report, too */
    public ImageReport readReport(InputStream in) throws IOException {
        JsonNode root = JsonFields.document(in);
        List<ReportedFinding> findings = new ArrayList<>();
        for (JsonNode finding : JsonFields.list(root, "findings")) {
            findings.add(finding(finding));
        }
        List<ReportedUndecided> undecided = new ArrayList<>();
        for (JsonNode open : JsonFields.list(root, "undecided")) {
            undecided.add(new ReportedUndecided(
                    JsonFields.text(open, "place"),
                    JsonFields.optional(open, "advisory"),
                    JsonFields.text(open, "reason")));
        }
        return new ImageReport(
                JsonFields.text(root, "image"),
                JsonFields.text(root, "digest"),
                JsonFields.text(root, "platform"),
                JsonFields.optional(root, "distribution"),
                root.path("packages").asInt(),
                findings,
                undecided,
                JsonFields.edition(root));
    }

    /** @throws IOException when the document is no list of packages, too */
    public PackageList readPackages(InputStream in) throws IOException {
        JsonNode root = JsonFields.document(in);
        List<ListedPackage> packages = new ArrayList<>();
        for (JsonNode one : JsonFields.list(root, "packages")) {
            packages.add(new ListedPackage(
                    JsonFields.text(one, "purl"),
                    JsonFields.text(one, "type"),
                    JsonFields.text(one, "name"),
                    JsonFields.text(one, "version"),
                    JsonFields.text(one, "layer"),
                    JsonFields.texts(one, "paths"),
                    JsonFields.optional(one, "owner")));
        }
        return new PackageList(
                JsonFields.text(root, "image"),
                JsonFields.text(root, "digest"),
                JsonFields.text(root, "platform"),
                JsonFields.optional(root, "distribution"),
                packages);
    }

    private static ReportedFinding finding(JsonNode finding) throws IOException {
        JsonNode evidence = finding.path("evidence");
        return new ReportedFinding(
                JsonFields.text(finding, "id"),
                JsonFields.texts(finding, "aliases"),
                JsonFields.text(finding, "purl"),
                JsonFields.word(finding, "severity", Severity.class),
                JsonFields.optional(finding, "fixed"),
                fixState(finding),
                new MatchEvidence(
                        JsonFields.text(evidence, "advisory"),
                        JsonFields.text(evidence, "export"),
                        JsonFields.text(evidence, "comparedName"),
                        JsonFields.text(evidence, "comparedVersion"),
                        JsonFields.text(evidence, "range"),
                        JsonFields.text(evidence, "severitySource")),
                new Exploitation(kev(finding.path("kev")), epss(finding.path("epss"))));
    }

    /** A server of before it was shown sends none. */
    private static FixState fixState(JsonNode finding) throws IOException {
        if (finding.has("fixState")) {
            return JsonFields.word(finding, "fixState", FixState.class);
        }
        return JsonFields.optional(finding, "fixed") == null ? FixState.UNKNOWN : FixState.FIXED;
    }

    // A server of before these were shown sends neither.
    private static @Nullable KevEntry kev(JsonNode kev) throws IOException {
        if (!kev.isObject()) {
            return null;
        }
        try {
            String due = JsonFields.optional(kev, "due");
            return new KevEntry(
                    LocalDate.parse(JsonFields.text(kev, "added")),
                    due == null ? null : LocalDate.parse(due),
                    kev.path("ransomware").asBoolean());
        } catch (DateTimeException e) {
            throw new IOException("a date of 'kev' is none", e);
        }
    }

    private static @Nullable EpssScore epss(JsonNode epss) throws IOException {
        try {
            return epss.isObject()
                    ? new EpssScore(
                            epss.path("probability").asDouble(-1),
                            epss.path("percentile").asDouble(-1))
                    : null;
        } catch (IllegalArgumentException e) {
            throw new IOException("a number of 'epss' is none", e);
        }
    }
}
