package dev.crowsnest.analyzer.oci;

import org.jspecify.annotations.Nullable;

/**
 * An image, or a part of it, could not be read.
 *
 * <p>The message is for people: "could not {action} {object}: {reason}". It never holds a credential or a pre-signed address.
 */
public final class ImageAccessException extends RuntimeException {

    /** Why, in the few ways that callers treat apart. */
    public enum Kind {
        /** 401 or 403: the credential is missing, wrong or expired, or does not reach this repository. */
        UNAUTHORIZED(false),
        /** The repository, tag, digest or blob is not there. */
        NOT_FOUND(false),
        /** 429: the registry asks for less; retrying later helps. */
        RATE_LIMITED(true),
        /** What was served is not what was promised: digest, size, form. Retrying an intact registry gives the same. */
        MALFORMED(false),
        /** A limit on hostile or oversized content was reached. */
        OVER_LIMIT(false),
        /** No answer, an answer cut short, or 5xx. */
        UNREACHABLE(true),
        /** The time given to the analysis was over; a registry that was slow may be faster. */
        OUT_OF_TIME(true),
        /** Somebody asked us to stop, by interrupting the thread. */
        CANCELLED(true);

        private final boolean retryable;

        Kind(boolean retryable) {
            this.retryable = retryable;
        }
    }

    private final Kind kind;
    private final String action;
    private final String object;
    private final String reason;

    /**
     * @param action an infinitive phrase: {@code "fetch the manifest of"}
     * @param object the reference or digest concerned
     * @param reason a clause without a full stop
     */
    public ImageAccessException(Kind kind, String action, String object, String reason, @Nullable Throwable cause) {
        super("could not " + action + " " + object + ": " + reason, cause);
        this.kind = kind;
        this.action = action;
        this.object = object;
        this.reason = reason;
    }

    public Kind kind() {
        return kind;
    }

    public String action() {
        return action;
    }

    public String object() {
        return object;
    }

    public String reason() {
        return reason;
    }

    /** Whether the same call may succeed later with nothing changed on our side. */
    public boolean isRetryable() {
        return kind.retryable;
    }
}
