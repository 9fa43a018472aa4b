package dev.crowsnest.analyzer.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.analyzer.report.JsonFields;
import dev.crowsnest.analyzer.report.ReportedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads back what {@link ExplanationJsonWriter}, or a server, wrote; lenient to unknown fields. */
public final class ExplanationJsonReader {

    /** @throws IOException when the document is no explanation, too */
    public ImageExplanation read(InputStream in) throws IOException {
        JsonNode root = JsonFields.document(in);
        List<ExplainedPackage> packages = new ArrayList<>();
        for (JsonNode explained : JsonFields.list(root, "packages")) {
            packages.add(explained(explained));
        }
        List<OtherPackage> others = new ArrayList<>();
        for (JsonNode other : JsonFields.list(root, "others")) {
            others.add(new OtherPackage(
                    JsonFields.text(other, "stream"),
                    JsonFields.text(other, "name"),
                    JsonFields.text(other, "advisory")));
        }
        return new ImageExplanation(
                new ReportedImage(
                        JsonFields.text(root, "image"),
                        JsonFields.text(root, "digest"),
                        JsonFields.text(root, "platform")),
                JsonFields.optional(root, "distribution"),
                JsonFields.text(root, "vulnerability"),
                JsonFields.texts(root, "aliases"),
                JsonFields.word(root, "standing", Standing.class) != Standing.UNKNOWN,
                packages,
                others,
                JsonFields.texts(root, "silent"),
                JsonFields.texts(root, "unjudged"),
                JsonFields.edition(root));
    }

    private static ExplainedPackage explained(JsonNode explained) throws IOException {
        List<ConsultedAdvisory> advisories = new ArrayList<>();
        for (JsonNode advisory : JsonFields.list(explained, "advisories")) {
            advisories.add(new ConsultedAdvisory(
                    JsonFields.text(advisory, "advisory"),
                    JsonFields.text(advisory, "export"),
                    JsonFields.texts(advisory, "affected"),
                    JsonFields.word(advisory, "standing", Standing.class),
                    JsonFields.text(advisory, "reason"),
                    JsonFields.optional(advisory, "fixed")));
        }
        return new ExplainedPackage(
                JsonFields.text(explained, "purl"),
                JsonFields.text(explained, "layer"),
                JsonFields.texts(explained, "paths"),
                JsonFields.text(explained, "comparedName"),
                JsonFields.text(explained, "comparedVersion"),
                advisories);
    }
}
