package dev.crowsnest.testsupport.image;

import org.jspecify.annotations.Nullable;

/** A registry did not take what was pushed: "could not &lt;action&gt; for &lt;object&gt;: &lt;reason&gt;". */
public final class PushFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    PushFailure(String action, String object, String reason, int status, @Nullable Throwable cause) {
        super("could not " + action + " for " + object + ": " + reason, cause);
        this.status = status;
    }

    /** The HTTP status that the registry answered; 0 when it did not answer. */
    public int status() {
        return status;
    }
}
