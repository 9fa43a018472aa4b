package dev.crowsnest.analysis.job;

import java.time.Duration;

/**
 * How urgent a job is.
 *
 * <p>A priority is a head start for the more urgent ones, not a class of its own: a backfill that has waited ten minutes goes
 * before a push of this moment, so that a steady stream of pushes starves nobody.
 */
public enum JobPriority {
    PUSH(Duration.ZERO),
    BACKFILL(Duration.ofMinutes(10)),
    RECHECK(Duration.ofHours(1));

    private final Duration handicap;

    JobPriority(Duration handicap) {
        this.handicap = handicap;
    }

    /** How much later than a push of the same moment it takes its turn. */
    public Duration handicap() {
        return handicap;
    }
}
