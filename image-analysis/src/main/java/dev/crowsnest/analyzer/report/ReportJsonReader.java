package dev.crowsnest.analyzer.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.analyzer.match.MatchEvidence;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

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
                    JsonFields.texts(one, "paths")));
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
                new MatchEvidence(
                        JsonFields.text(evidence, "advisory"),
                        JsonFields.text(evidence, "export"),
                        JsonFields.text(evidence, "comparedName"),
                        JsonFields.text(evidence, "comparedVersion"),
                        JsonFields.text(evidence, "range"),
                        JsonFields.text(evidence, "severitySource")));
    }
}
