package dev.crowsnest.local.machine;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Where everything is kept, and the places in it. */
public record StateDirectory(Path path) {

    /** Raised when something in the directory is laid out in another way. */
    private static final String LAYOUT = "1";

    /** Kafka, PostgreSQL and a few images fit; less than this is full before anybody looks. */
    private static final long LEAST_SPACE = 1L << 30;

    /** Makes the directory ready. Throws {@link CannotStart} when it is another version's or its disk is full. */
    public static StateDirectory open(Path path) {
        var data = new StateDirectory(path.toAbsolutePath().normalize());
        try {
            Files.createDirectories(data.path());
            // It holds the database's password and a token.
            Files.setPosixFilePermissions(data.path(), PosixFilePermissions.fromString("rwx------"));
            data.requireSpace(Files.getFileStore(data.path()).getUsableSpace());
            data.requireLayout();
            Files.createDirectories(data.run());
            Files.createDirectories(data.logs());
        } catch (IOException e) {
            throw new CannotStart(
                    "The data directory %s cannot be used: %s; choose another place with --data."
                            .formatted(data.path(), reason(e)),
                    e);
        }
        return data;
    }

    /** Process ids, one file for each part. */
    public Path run() {
        return path.resolve("run");
    }

    public Path logs() {
        return path.resolve("logs");
    }

    /** What one part writes to its standard output. */
    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    /** Token of the first owner. */
    public Path token() {
        return path.resolve("token");
    }

    /** One-time password of the first owner; there only until another is chosen. */
    public Path password() {
        return path.resolve("password");
    }

    void requireSpace(long usable) {
        if (usable < LEAST_SPACE) {
            throw new CannotStart(
                    "%d MiB are free where %s lies, and 1 GiB is needed; make room, or choose another place"
                            .formatted(usable >> 20, path)
                            .concat(" with --data."));
        }
    }

    private void requireLayout() throws IOException {
        var file = path.resolve("layout");
        if (!Files.exists(file)) {
            Files.writeString(file, LAYOUT + "\n");
            return;
        }
        var found = Files.readString(file).strip();
        if (!found.equals(LAYOUT)) {
            throw new CannotStart(
                    "%s was written by another version of Crowsnest (layout %s, this one has %s); move it away, or choose another place with --data."
                            .formatted(path, found, LAYOUT));
        }
    }

    /** Some of these exceptions say no more than a path. */
    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return "this user may not write " + denied.getFile();
        }
        if (e instanceof FileAlreadyExistsException file) {
            return file.getFile() + " is a file";
        }
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + " cannot be made";
        }
        return e instanceof FileSystemException other && other.getReason() != null
                ? other.getReason()
                : String.valueOf(e.getMessage());
    }
}
