package dev.crowsnest.ingest.bench;

import java.util.Arrays;

/** Of times that were measured. */
final class Percentiles {

    private Percentiles() {}

    /** Milliseconds that {@code percent} of the times took at most. */
    static double milliseconds(long[] nanos, double percent) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(rank, 1) - 1] / 1e6;
    }
}
