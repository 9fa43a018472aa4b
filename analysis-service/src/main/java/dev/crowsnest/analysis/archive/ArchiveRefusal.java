package dev.crowsnest.analysis.archive;

import org.jspecify.annotations.Nullable;

/** An archive is not made or not taken in, and nothing was changed. The message is for people. */
public final class ArchiveRefusal extends RuntimeException {

    /** What kind of thing was wrong. */
    public enum Kind {
        /** The file is cut off, damaged, or something else. */
        UNREADABLE,
        TOO_LARGE,
        /** The file is good, and what is held here does not allow it now. */
        CONFLICT
    }

    private final Kind kind;

    ArchiveRefusal(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    static ArchiveRefusal unreadable(String reason, @Nullable Throwable cause) {
        return new ArchiveRefusal(
                Kind.UNREADABLE, "could not import the archive: " + reason + "; nothing was changed", cause);
    }

    static ArchiveRefusal conflict(String message) {
        return new ArchiveRefusal(Kind.CONFLICT, message, null);
    }

    /** What kind of thing was wrong. */
    public Kind kind() {
        return kind;
    }
}
