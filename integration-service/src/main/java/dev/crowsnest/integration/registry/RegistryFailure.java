package dev.crowsnest.integration.registry;

/** AWS did not do what was asked: could not {@code action} for {@code object}: {@code reason}. */
public final class RegistryFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean retryHelps;

    /**
     * @param action what was attempted
     * @param reason a clause for people, without a credential
     * @param retryHelps whether the same call may succeed later with nothing changed
     */
    public RegistryFailure(String action, String object, String reason, boolean retryHelps, Throwable cause) {
        super("could not " + action + " for " + object + ": " + reason, cause);
        this.retryHelps = retryHelps;
    }

    /** Whether the same call may succeed later with nothing changed. */
    public boolean retryHelps() {
        return retryHelps;
    }
}
