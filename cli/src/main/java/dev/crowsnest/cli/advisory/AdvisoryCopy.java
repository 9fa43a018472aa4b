package dev.crowsnest.cli.advisory;

import dev.crowsnest.cli.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Exports on this machine.
 *
 * @param name the address that they come from, for people, without user and password
 * @param directory where they are, as an address
 * @param synced when they were brought here
 */
record AdvisoryCopy(String name, URI directory, @Nullable Instant synced) {

    /** A directory that somebody else keeps; its newest archive says how old it is. */
    static AdvisoryCopy ofDirectory(URI address) {
        try (Stream<Path> archives = Files.find(
                Path.of(address), 2, (path, attributes) -> path.endsWith("all.zip") && attributes.isRegularFile())) {
            List<Path> found = archives.toList();
            Instant newest = null;
            for (Path archive : found) {
                Instant modified = Files.getLastModifiedTime(archive).toInstant();
                newest = newest == null || modified.isAfter(newest) ? modified : newest;
            }
            return new AdvisoryCopy(address.toString(), address, newest);
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailure(
                    "could not read the advisories of " + address + ": it is no directory that can be read", e);
        }
    }
}
