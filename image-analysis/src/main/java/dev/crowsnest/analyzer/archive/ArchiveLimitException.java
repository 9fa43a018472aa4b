package dev.crowsnest.analyzer.archive;

import java.io.IOException;

/** An archive is larger, inflated, than we are willing to read. The message is a clause for people. */
public final class ArchiveLimitException extends IOException {

    public ArchiveLimitException(String reason) {
        super(reason);
    }
}
