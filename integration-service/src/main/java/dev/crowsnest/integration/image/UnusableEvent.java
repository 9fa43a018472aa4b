package dev.crowsnest.integration.image;

/** An event breaks a rule and will never be taken in: it belongs on the dead twin of its topic. */
public final class UnusableEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param reason a clause for people, without a full stop */
    public UnusableEvent(String reason) {
        super(reason);
    }
}
