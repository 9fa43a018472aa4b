package dev.crowsnest.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the API says of an image.
 *
 * @param reason why it stands there, for people; empty when there is nothing to say
 * @param platforms what was found, by platform; empty without a result
 * @param time from the beginning of the push until the API showed the state; empty when it showed the result before the push
 */
public record Outcome(
        String reference,
        String digest,
        String state,
        String reason,
        List<PlatformOutcome> platforms,
        Optional<Duration> time) {

    /** Copies the list. */
    public Outcome {
        platforms = List.copyOf(platforms);
    }

    /** What a list of images says; of several platforms it shows one. */
    static Outcome of(String reference, JsonNode image) {
        var result = image.path("result");
        return new Outcome(
                reference,
                image.path("digest").asText(),
                image.path("state").asText(),
                image.path("reason").asText(""),
                result.isObject() ? List.of(PlatformOutcome.of(result)) : List.of(),
                Optional.empty());
    }

    /** Nothing is known of it. */
    static Outcome unseen(String reference, String digest, String reason) {
        return new Outcome(reference, digest, "UNSEEN", reason, List.of(), Optional.empty());
    }

    /** The registry did not take it. */
    static Outcome refused(String reference, String digest, String reason) {
        return new Outcome(reference, digest, "NOT PUSHED", reason, List.of(), Optional.empty());
    }

    Outcome after(Duration duration) {
        return new Outcome(reference, digest, state, reason, platforms, Optional.of(duration));
    }

    Outcome knownBefore() {
        return new Outcome(reference, digest, state, reason, platforms, Optional.empty());
    }

    Outcome with(List<PlatformOutcome> found) {
        return new Outcome(reference, digest, state, reason, found, time);
    }

    public boolean isAnalyzed() {
        return state.equals("ANALYZED");
    }

    /** Whether nothing more will come by waiting. */
    boolean isFinal() {
        return isAnalyzed() || state.equals("FAILED") || state.equals("NOT_ANALYZED") || state.equals("NOT PUSHED");
    }
}
