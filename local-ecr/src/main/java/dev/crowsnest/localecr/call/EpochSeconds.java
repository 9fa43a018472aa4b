package dev.crowsnest.localecr.call;

import java.time.Duration;
import java.time.Instant;

/** Time as JSON 1.1 writes it: seconds with a fraction. */
public final class EpochSeconds {

    private static final double MILLIS_PER_SECOND = Duration.ofSeconds(1).toMillis();

    private EpochSeconds() {}

    public static double of(Instant instant) {
        return instant.toEpochMilli() / MILLIS_PER_SECOND;
    }
}
