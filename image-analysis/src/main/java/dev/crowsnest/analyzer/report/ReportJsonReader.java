package dev.crowsnest.analyzer.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.analyzer.advisory.AdvisoryEdition;
import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.analyzer.match.MatchEvidence;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads back what {@link ReportJsonWriter} and {@link PackageListJsonWriter}, or a server, wrote; lenient to unknown fields. */
public final class ReportJsonReader {

    /** @throws IOException when the document is no report, too */
    public ImageReport readReport(InputStream in) throws IOException {
        JsonNode root = JsonDocuments.JSON.readTree(in);
        List<ReportedFinding> findings = new ArrayList<>();
        for (JsonNode finding : list(root, "findings")) {
            findings.add(finding(finding));
        }
        List<ReportedUndecided> undecided = new ArrayList<>();
        for (JsonNode open : list(root, "undecided")) {
            undecided.add(new ReportedUndecided(text(open, "place"), optional(open, "advisory"), text(open, "reason")));
        }
        JsonNode advisories = root.path("advisories");
        return new ImageReport(
                text(root, "image"),
                text(root, "digest"),
                text(root, "platform"),
                optional(root, "distribution"),
                root.path("packages").asInt(),
                findings,
                undecided,
                new AdvisoryEdition(
                        text(advisories, "name"), advisories.path("advisories").asLong(), instant(advisories)));
    }

    /** @throws IOException when the document is no list of packages, too */
    public PackageList readPackages(InputStream in) throws IOException {
        JsonNode root = JsonDocuments.JSON.readTree(in);
        List<ListedPackage> packages = new ArrayList<>();
        for (JsonNode one : list(root, "packages")) {
            packages.add(new ListedPackage(
                    text(one, "purl"),
                    text(one, "type"),
                    text(one, "name"),
                    text(one, "version"),
                    text(one, "layer"),
                    texts(one, "paths")));
        }
        return new PackageList(
                text(root, "image"),
                text(root, "digest"),
                text(root, "platform"),
                optional(root, "distribution"),
                packages);
    }

    private static ReportedFinding finding(JsonNode finding) throws IOException {
        JsonNode evidence = finding.path("evidence");
        return new ReportedFinding(
                text(finding, "id"),
                texts(finding, "aliases"),
                text(finding, "purl"),
                severity(text(finding, "severity")),
                optional(finding, "fixed"),
                new MatchEvidence(
                        text(evidence, "advisory"),
                        text(evidence, "export"),
                        text(evidence, "comparedName"),
                        text(evidence, "comparedVersion"),
                        text(evidence, "range"),
                        text(evidence, "severitySource")));
    }

    private static Severity severity(String word) throws IOException {
        try {
            return Severity.valueOf(word);
        } catch (IllegalArgumentException e) {
            throw new IOException("'" + word + "' is no severity", e);
        }
    }

    private static @Nullable Instant instant(JsonNode advisories) throws IOException {
        String text = optional(advisories, "synced");
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IOException("'synced' is no date", e);
        }
    }

    private static JsonNode list(JsonNode root, String field) throws IOException {
        JsonNode list = root == null ? null : root.get(field);
        if (list == null || !list.isArray()) {
            throw new IOException("it has no list '" + field + "'");
        }
        return list;
    }

    private static List<String> texts(JsonNode node, String field) throws IOException {
        List<String> texts = new ArrayList<>();
        list(node, field).forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private static String text(JsonNode node, String field) throws IOException {
        JsonNode value = node.get(field);
        if (value == null || !value.isTextual()) {
            throw new IOException("it has no text '" + field + "'");
        }
        return value.textValue();
    }

    private static @Nullable String optional(JsonNode node, String field) {
        String text = node.path(field).asText("");
        return text.isEmpty() || node.path(field).isNull() ? null : text;
    }
}
