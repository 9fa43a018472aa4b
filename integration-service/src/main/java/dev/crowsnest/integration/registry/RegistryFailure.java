package dev.crowsnest.integration.registry;

/** AWS did not do what was asked: could not {@code action} for {@code object}: {@code reason}. */
public final class RegistryFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sentence;
    private final boolean retryHelps;

    /**
     * @param action what was attempted
     * @param reason a clause for people, without a credential
     * @param retryHelps whether the same call may succeed later with nothing changed
     */
    public RegistryFailure(String action, String object, String reason, boolean retryHelps, Throwable cause) {
        super(reason, cause);
        this.sentence = "could not " + action + " for " + object + ": " + reason;
        this.retryHelps = retryHelps;
    }

    /** For people. */
    public String sentence() {
        return sentence;
    }

    @Override
    public String getMessage() {
        return sentence;
    }

    /** Whether the same call may succeed later with nothing changed. */
    public boolean retryHelps() {
        return retryHelps;
    }
}
