package dev.crowsnest.localecr.disk;

import java.nio.file.Path;

/** A directory that cannot hold the registry, with the reason. */
public final class UnusableDirectory extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableDirectory(Path directory, String reason) {
        super(sentence(directory, reason));
    }

    UnusableDirectory(Path directory, String reason, Throwable cause) {
        super(sentence(directory, reason), cause);
    }

    private static String sentence(Path directory, String reason) {
        return "could not use the data directory " + directory.toAbsolutePath() + ": " + reason;
    }
}
