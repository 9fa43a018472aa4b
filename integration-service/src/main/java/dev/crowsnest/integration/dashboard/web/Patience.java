package dev.crowsnest.integration.dashboard.web;

import java.time.Duration;
import java.time.Instant;

/** When a page stops to call something normal. */
final class Patience {

    /** analysis-service takes a request in within seconds, however long its line is. */
    private static final Duration ANSWER = Duration.ofMinutes(15);

    /** As long as analysis-service itself takes a feed for fresh. */
    private static final Duration FEED = Duration.ofDays(1);

    private Patience() {}

    /** What was asked for before then, and is not answered, waits too long. */
    static Instant unanswered(Instant now) {
        return now.minus(ANSWER);
    }

    /** What was good last before then is out of date. */
    static Instant stale(Instant now) {
        return now.minus(FEED);
    }
}
