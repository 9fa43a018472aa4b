package dev.crowsnest.localecr.traffic;

import java.time.Duration;

/** How far away this registry plays to be; at first it is here. */
public final class Distance {

    private static final Way NONE = new Way(Duration.ZERO, Long.MAX_VALUE);

    private volatile Way way = NONE;

    /**
     * What lies between.
     *
     * @param latency that each request waits before it is looked at
     * @param bytesPerSecond at most of a blob on one connection
     */
    public record Way(Duration latency, long bytesPerSecond) {

        public Way {
            if (latency.isNegative() || bytesPerSecond < 1) {
                throw new IllegalArgumentException(
                        "a distance has a latency of 0 ms or more and a rate of a byte a second or more");
            }
        }

        /** Whether blobs are sent more slowly than they could be. */
        public boolean isNarrow() {
            return bytesPerSecond < Long.MAX_VALUE;
        }
    }

    public Way way() {
        return way;
    }

    public void set(Way value) {
        way = value;
    }

    public void end() {
        way = NONE;
    }
}
