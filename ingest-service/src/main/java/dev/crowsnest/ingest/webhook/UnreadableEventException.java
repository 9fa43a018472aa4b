package dev.crowsnest.ingest.webhook;

/** A body that is no event. The message says what is wrong with it, and quotes no more than a name. */
public final class UnreadableEventException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason a clause without a full stop */
    public UnreadableEventException(String reason) {
        super(reason);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
