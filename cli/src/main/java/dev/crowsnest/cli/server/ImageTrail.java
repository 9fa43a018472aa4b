package dev.crowsnest.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.analyzer.report.JsonFields;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * An image, followed from its host name to its result.
 *
 * @param document as the server sent it
 * @param steps up to the first obstacle
 * @param sentence how it ends
 * @param action what to do now
 */
public record ImageTrail(JsonNode document, boolean shown, List<Step> steps, String sentence, String action) {

    /** Copies the list. */
    public ImageTrail {
        steps = List.copyOf(steps);
    }

    /**
     * One of its steps.
     *
     * @param claim what must be so
     * @param outcome MET, SPARED or OBSTACLE
     * @param sentence what was found
     */
    public record Step(String claim, String outcome, String sentence) {}

    static ImageTrail read(InputStream in) throws IOException {
        JsonNode document = JsonFields.document(in);
        List<Step> steps = new ArrayList<>();
        for (JsonNode step : JsonFields.list(document, "steps")) {
            steps.add(new Step(
                    JsonFields.text(step, "claim"),
                    JsonFields.text(step, "outcome"),
                    JsonFields.text(step, "sentence")));
        }
        return new ImageTrail(
                document,
                document.path("shown").asBoolean(),
                steps,
                JsonFields.text(document, "sentence"),
                JsonFields.text(document, "action"));
    }
}
