package dev.crowsnest.localecr.traffic;

import java.time.Duration;

/** A request that is refused for its rate. */
public final class Throttled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public Throttled(Duration retryAfter) {
        super("Rate exceeded");
        this.retryAfter = retryAfter;
    }

    /** Never null: every failure is made with its message. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
