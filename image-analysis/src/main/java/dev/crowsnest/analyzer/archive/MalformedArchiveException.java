package dev.crowsnest.analyzer.archive;

import java.io.IOException;

/** An archive does not keep its format's rules, or ends before its end. The message is a clause for people. */
public final class MalformedArchiveException extends IOException {

    public MalformedArchiveException(String reason) {
        super(reason);
    }

    public MalformedArchiveException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
