package dev.crowsnest.cli.advisory;

import dev.crowsnest.cli.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Exports on this machine.
 *
 * @param name the address that they come from, for people, without user and password
 * @param directory where they are
 * @param indexes where their indexes are kept; the same directory, when it is ours
 * @param synced when they were brought here
 */
record AdvisoryCopy(
        String name, Path directory, Path indexes, @Nullable Instant synced) {

    private static final String ARCHIVE = "all.zip";

    /** Drops what no person wants to read of a date. */
    AdvisoryCopy {
        synced = synced == null ? null : synced.truncatedTo(ChronoUnit.SECONDS);
    }

    /** A directory that somebody else keeps; its newest archive says how old it is. */
    static AdvisoryCopy ofDirectory(URI address, Path indexes) {
        try {
            Path directory = Path.of(address);
            return new AdvisoryCopy(address.toString(), directory, indexes, newest(directory));
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailure(
                    "could not read the advisories of " + address
                            + ": it is no directory that can be read; one is written file:///path/to/it",
                    e);
        }
    }

    private static @Nullable Instant newest(Path directory) throws IOException {
        try (Stream<Path> archives =
                Files.find(directory, 2, (path, attributes) -> path.endsWith(ARCHIVE) && attributes.isRegularFile())) {
            List<Path> found = archives.toList();
            Instant newest = null;
            for (Path archive : found) {
                Instant modified = Files.getLastModifiedTime(archive).toInstant();
                newest = newest == null || modified.isAfter(newest) ? modified : newest;
            }
            return newest;
        }
    }

    Path archive(String export) {
        return directory.resolve(export).resolve(ARCHIVE);
    }

    Path index(String export) {
        return indexes.resolve(export).resolve("all.index");
    }
}
