package dev.crowsnest.analyzer.outgoing;

import java.io.IOException;

/** An address that we do not go to. The message completes "it sends us to …", and names no address: one may be signed. */
public final class ForbiddenDestinationException extends IOException {

    private static final long serialVersionUID = 1L;

    public ForbiddenDestinationException(String where) {
        super(where);
    }
}
