package dev.crowsnest.localecr.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * How an attempt ended.
 *
 * @param status of the answer; empty when there was none in time
 * @param retryAfter what the answer asks for; negative to ask for no further attempt
 */
public record Outcome(Optional<Integer> status, Optional<Duration> retryAfter) {

    public static Outcome unanswered() {
        return new Outcome(Optional.empty(), Optional.empty());
    }
}
