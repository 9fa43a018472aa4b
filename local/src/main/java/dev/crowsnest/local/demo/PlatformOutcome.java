package dev.crowsnest.local.demo;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What was found in the image of one platform.
 *
 * @param platform such as {@code linux/amd64}
 */
public record PlatformOutcome(String platform, int packages, Severities severities) {

    /** Vulnerabilities by severity. */
    public record Severities(int critical, int high, int medium, int low, int unspecified) {

        static Severities of(JsonNode counts) {
            return new Severities(
                    counts.path("critical").asInt(),
                    counts.path("high").asInt(),
                    counts.path("medium").asInt(),
                    counts.path("low").asInt(),
                    counts.path("unspecified").asInt());
        }
    }

    static PlatformOutcome of(JsonNode result) {
        return new PlatformOutcome(
                result.path("platform").asText(),
                result.path("packages").asInt(),
                Severities.of(result.path("vulnerabilities")));
    }
}
