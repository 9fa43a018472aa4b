package dev.crowsnest.analyzer.feed;

import org.jspecify.annotations.Nullable;

/** A published file could not be read to its end. The message is for people, without user and password of the address. */
public final class FeedException extends RuntimeException {

    private final String reason;
    private final boolean missing;

    private FeedException(String object, String reason, boolean missing, @Nullable Throwable cause) {
        super("could not read " + object + ": " + reason, cause);
        this.reason = reason;
        this.missing = missing;
    }

    static FeedException broken(String object, String reason, @Nullable Throwable cause) {
        return new FeedException(object, reason, false, cause);
    }

    static FeedException missing(String object, @Nullable Throwable cause) {
        return new FeedException(object, "there is no such file", true, cause);
    }

    /** Why, without what was read. */
    public String reason() {
        return reason;
    }

    /** Whether the address answered that it has no such file, as a mirror that leaves it out does. */
    public boolean isMissing() {
        return missing;
    }
}
