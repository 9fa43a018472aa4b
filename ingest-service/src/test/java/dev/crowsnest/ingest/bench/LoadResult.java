package dev.crowsnest.ingest.bench;

import java.time.Duration;
import java.util.Arrays;
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
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(rank, 1) - 1] / 1e6;
    }
}
