package dev.crowsnest.cli.server;

import dev.crowsnest.cli.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that a server sends: under its name only once it is whole. */
final class ArrivingFile {

    private ArrivingFile() {}

    /** Returns the file. */
    static Path keep(InputStream in, Path file) throws IOException {
        Path part = part(file);
        try {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            return Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Path part(Path file) {
        try {
            Path directory = file.toAbsolutePath().normalize().getParent();
            return Files.createTempFile(directory, "crowsnest-", ".part");
        } catch (IOException e) {
            throw new CommandFailure(
                    "could not write to " + file + ": its directory is not there, or may not be written", e);
        }
    }
}
