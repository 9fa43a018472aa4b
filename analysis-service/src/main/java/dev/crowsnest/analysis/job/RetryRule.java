package dev.crowsnest.analysis.job;

import java.time.Duration;
import java.util.Optional;

/**
 * When a failed job is tried again.
 *
 * @param tries the most of them, whatever the failure
 * @param firstPause before the second try; each next pause is four times as long
 * @param longestPause between two tries
 */
public record RetryRule(int tries, Duration firstPause, Duration longestPause) {

    private static final int GROWTH = 4;

    /**
     * The pause before the next try; empty when there is none.
     *
     * @param failures that one included
     */
    public Optional<Duration> after(JobFailure failure, int failures) {
        if (failures >= Math.min(tries, failure.tries())) {
            return Optional.empty();
        }
        Duration pause = firstPause;
        for (int i = 1; i < failures && pause.compareTo(longestPause) < 0; i++) {
            pause = pause.multipliedBy(GROWTH);
        }
        return Optional.of(pause.compareTo(longestPause) < 0 ? pause : longestPause);
    }
}
