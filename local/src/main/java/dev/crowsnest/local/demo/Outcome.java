package dev.crowsnest.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * What the API says of an image.
 *
 * @param reason why it stands there, for people; empty when there is nothing to say
 * @param severities number of vulnerabilities: critical, high, medium, low, unspecified
 * @param time from the beginning of the push until the result could be read
 */
public record Outcome(
        String reference,
        String digest,
        String state,
        String reason,
        int packages,
        Severities severities,
        Duration time) {

    /** Vulnerabilities by severity. */
    public record Severities(int critical, int high, int medium, int low, int unspecified) {}

    static Outcome of(String reference, JsonNode image, Duration time) {
        var result = image.path("result");
        var counts = result.path("vulnerabilities");
        return new Outcome(
                reference,
                image.path("digest").asText(),
                image.path("state").asText(),
                image.path("reason").asText(""),
                result.path("packages").asInt(),
                new Severities(
                        counts.path("critical").asInt(),
                        counts.path("high").asInt(),
                        counts.path("medium").asInt(),
                        counts.path("low").asInt(),
                        counts.path("unspecified").asInt()),
                time);
    }

    /** Nothing is known of it yet. */
    static Outcome unseen(String reference, String digest, Duration time) {
        return new Outcome(
                reference,
                digest,
                "UNSEEN",
                "no event of its push has arrived",
                0,
                new Severities(0, 0, 0, 0, 0),
                time);
    }

    public boolean isAnalyzed() {
        return state.equals("ANALYZED");
    }

    /** Whether nothing more will come by waiting. */
    boolean isFinal() {
        return isAnalyzed() || state.equals("FAILED") || state.equals("NOT_ANALYZED");
    }
}
