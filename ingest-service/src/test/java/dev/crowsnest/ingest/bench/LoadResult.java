package dev.crowsnest.ingest.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What came of a load.
 *
 * @param accepted ids of the events that were answered 202
 * @param refused how many were answered otherwise, by status; 0 for no answer
 * @param nanos how long each took
 */
record LoadResult(List<String> accepted, Map<Integer, Integer> refused, Duration time, long[] nanos) {

    double perSecond() {
        return accepted.size() / (time.toNanos() / 1e9);
    }

    /** Milliseconds that {@code percent} of the events took at most. */
    double percentile(double percent) {
        return Percentiles.milliseconds(nanos, percent);
    }
}
