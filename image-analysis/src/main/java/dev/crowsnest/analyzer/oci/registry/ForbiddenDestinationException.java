package dev.crowsnest.analyzer.oci.registry;

import java.io.IOException;

/** A registry sends us where we do not go. The message completes "the registry sends us to …". */
final class ForbiddenDestinationException extends IOException {

    ForbiddenDestinationException(String where) {
        super(where);
    }
}
