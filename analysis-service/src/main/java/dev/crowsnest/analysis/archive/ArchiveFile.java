package dev.crowsnest.analysis.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** An archive in a directory of its own, which goes away with it. */
public record ArchiveFile(Path directory) implements AutoCloseable {

    static ArchiveFile in(Path directory) {
        return new ArchiveFile(directory);
    }

    /** The archive itself. */
    public Path path() {
        return directory.resolve("archive.zip");
    }

    /** Where its files are unpacked. */
    Path content() {
        return directory.resolve("content");
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not delete a temporary archive: " + e.getMessage(), e);
        }
    }
}
