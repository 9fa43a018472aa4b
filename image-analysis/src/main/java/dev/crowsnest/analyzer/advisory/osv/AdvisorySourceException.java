package dev.crowsnest.analyzer.advisory.osv;

import org.jspecify.annotations.Nullable;

/**
 * An export could not be read to its end. What was handed on before is incomplete and must be thrown away.
 *
 * <p>The message is for people: "could not {action} {object}: {reason}", without user and password of the address.
 */
public final class AdvisorySourceException extends RuntimeException {

    private final boolean retryable;

    /** @param retryable whether the same call may succeed later with nothing changed on our side */
    public AdvisorySourceException(
            String action, String object, String reason, boolean retryable, @Nullable Throwable cause) {
        super("could not " + action + " " + object + ": " + reason, cause);
        this.retryable = retryable;
    }

    public boolean isRetryable() {
        return retryable;
    }
}
