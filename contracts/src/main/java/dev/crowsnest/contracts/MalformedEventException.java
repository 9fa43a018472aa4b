package dev.crowsnest.contracts;

import org.jspecify.annotations.Nullable;

/** A record is no event: it belongs on the dead twin of its topic. */
public final class MalformedEventException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param reason a clause for people, without a full stop */
    public MalformedEventException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
