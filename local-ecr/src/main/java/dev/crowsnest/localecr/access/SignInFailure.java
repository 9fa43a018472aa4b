package dev.crowsnest.localecr.access;

/** A registry token that is not accepted. */
public final class SignInFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean expired;

    private SignInFailure(String message, boolean expired) {
        super(message);
        this.expired = expired;
    }

    static SignInFailure expired() {
        return new SignInFailure("Your authorization token has expired. Reauthenticate and try again.", true);
    }

    static SignInFailure unknown() {
        return new SignInFailure("Not Authorized", false);
    }

    /** ECR answers 403 to an expired token and 401 to everything else. */
    public boolean isExpired() {
        return expired;
    }
}
