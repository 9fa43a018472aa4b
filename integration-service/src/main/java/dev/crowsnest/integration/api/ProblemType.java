package dev.crowsnest.integration.api;

import java.util.Locale;

/** Every kind of refusal there is. */
public enum ProblemType {
    /** What was sent breaks a rule. */
    INVALID(400, "The request is not valid", false),
    /** Nobody knows who asks. */
    UNAUTHENTICATED(401, "A personal token is needed", false),
    /** The caller's role does not allow it. */
    FORBIDDEN(403, "The role does not allow this", false),
    /** Who speaks is not who it says, or says what it may not. */
    UNTRUSTED(403, "The message is not to be trusted", false),
    /** The thing is not there, or not for this caller. */
    NOT_FOUND(404, "There is no such thing", false),
    /** Something else stands in the way. */
    CONFLICT(409, "The present state does not allow this", false),
    /** What was sent is more than is taken. */
    TOO_LARGE(413, "The request is too large", false),
    /** It was tried too often. */
    TOO_MANY(429, "Too many tries", true),
    /** A part that is needed does not answer now. */
    UNAVAILABLE(503, "A part that is needed does not answer", true),
    /** Our fault. */
    INTERNAL(500, "Something went wrong here", true);

    private final int status;
    private final String title;
    private final boolean retryHelps;

    ProblemType(int status, String title, boolean retryHelps) {
        this.status = status;
        this.title = title;
        this.retryHelps = retryHelps;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The same for every occurrence. */
    public String title() {
        return title;
    }

    /** Whether the same request may succeed later. */
    public boolean retryHelps() {
        return retryHelps;
    }

    /** Names the type in problem documents: {@code urn:crowsnest:problem:not-found}. */
    public String urn() {
        return "urn:crowsnest:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The type that fits an HTTP status best. */
    public static ProblemType ofStatus(int status) {
        for (ProblemType type : values()) {
            if (type.status == status) {
                return type;
            }
        }
        return status < 500 ? INVALID : INTERNAL;
    }
}
