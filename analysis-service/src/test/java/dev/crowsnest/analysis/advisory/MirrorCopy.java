package dev.crowsnest.analysis.advisory;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/** A copy of an OSV-layout directory, so that a record of it may change. */
final class MirrorCopy {

    private final Path directory;
    private final ObjectMapper json = new ObjectMapper();

    private MirrorCopy(Path directory) {
        this.directory = directory;
    }

    static MirrorCopy of(Path original, Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(original)) {
            files.filter(file -> file.endsWith("all.zip"))
                    .forEach(file -> copy(file, copy.resolve(original.relativize(file))));
        }
        return new MirrorCopy(copy);
    }

    URI address() {
        return directory.toUri();
    }

    /** Says of the largest export's first record that it was modified an hour ago; returns its place. */
    String changeOneRecord() throws IOException {
        Path archive;
        try (Stream<Path> files = Files.walk(directory)) {
            archive = files.filter(file -> file.endsWith("all.zip"))
                    .max(java.util.Comparator.comparingLong(MirrorCopy::size))
                    .orElseThrow();
        }
        try (FileSystem zip = FileSystems.newFileSystem(archive);
                Stream<Path> records = Files.list(zip.getPath("/"))) {
            Path record = records.sorted().filter(this::isInForce).findFirst().orElseThrow();
            var changed = (ObjectNode) json.readTree(Files.readAllBytes(record));
            changed.put("summary", "It was changed.");
            changed.put(
                    "modified",
                    Instant.now()
                            .minus(Duration.ofHours(1))
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString());
            Files.write(record, json.writeValueAsBytes(changed));
            return archive.getParent().getFileName() + record.toString();
        }
    }

    private boolean isInForce(Path record) {
        try {
            return !json.readTree(Files.readAllBytes(record)).has("withdrawn");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
