package dev.crowsnest.cli.advisory;

import dev.crowsnest.analyzer.advisory.osv.AdvisorySourceException;
import dev.crowsnest.analyzer.advisory.osv.OsvExport;
import dev.crowsnest.analyzer.exploitation.ExploitationFiles;
import dev.crowsnest.analyzer.feed.FeedAddress;
import dev.crowsnest.analyzer.feed.FeedEdition;
import dev.crowsnest.analyzer.feed.FeedException;
import dev.crowsnest.analyzer.feed.FeedFile;
import dev.crowsnest.cli.CommandFailure;
import dev.crowsnest.cli.Surroundings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The copy of a server's exports that this machine keeps.
 *
 * <p>A new copy is made beside the old one, read to its end, and takes its place only as a whole. The date of the directory is
 * the date of the copy.
 */
final class AdvisoryDownload {

    /** Advisories come by the hour, but one who asks twice a day should not download twice. */
    private static final Duration FRESH = Duration.ofHours(24);

    private final URI address;
    private final Surroundings surroundings;
    private final Path directory;

    /** @param directory of the copy; for the one whose turn it is to write there */
    AdvisoryDownload(URI address, Surroundings surroundings, Path directory) {
        this.address = address;
        this.surroundings = surroundings;
        this.directory = directory;
    }

    /** A copy of today, else the last one, which is then said to be old. */
    AdvisoryCopy current() {
        Optional<Instant> made = made();
        if (made.isPresent() && made.get().isAfter(Instant.now().minus(FRESH))) {
            return copy(made.get());
        }
        try {
            download();
        } catch (AdvisorySourceException | IOException e) {
            if (made.isEmpty()) {
                throw new CommandFailure(
                        e.getMessage()
                                + "; there is no copy of it here, and without --advisories the starter set is used",
                        e);
            }
            surroundings.err().println("crowsnest: " + e.getMessage() + "; the copy of " + made.get() + " is used");
            return copy(made.get());
        }
        return copy(made().orElseThrow());
    }

    /** A copy of now; the last one stays when none can be made. */
    AdvisoryCopy renewed() {
        try {
            download();
        } catch (AdvisorySourceException | IOException e) {
            throw new CommandFailure(e.getMessage() + "; what was copied before stays as it is", e);
        }
        return copy(made().orElseThrow());
    }

    /** A new copy in place of one that turned out to be damaged. */
    AdvisoryCopy anew() {
        try {
            delete(directory);
        } catch (IOException e) {
            throw new CommandFailure("could not delete the damaged copy " + directory + ": " + e.getMessage(), e);
        }
        return current();
    }

    private void download() throws IOException {
        surroundings.err().println("crowsnest: fetching the advisories of " + name());
        var server = new OsvExport(address);
        Path unfinished = directory.resolveSibling(directory.getFileName() + ".unfinished");
        delete(unfinished);
        Files.createDirectories(unfinished);
        for (String ecosystem : server.ecosystems()) {
            requireName(ecosystem);
            Path folder = Files.createDirectories(unfinished.resolve(ecosystem));
            server.save(ecosystem, folder.resolve("all.zip"));
        }
        for (String place : List.of(ExploitationFiles.KEV, ExploitationFiles.EPSS)) {
            saveIfThere(place, unfinished.resolve(place));
        }
        try (var checked =
                new AdvisoryIndexes(surroundings).open(new AdvisoryCopy(name(), unfinished, unfinished, null))) {
            delete(directory);
            Files.move(unfinished, directory);
        }
    }

    /**
     * OSV's own server has neither file, a mirror may; what is known of attacks is not worth failing for. Kept inflated: readers
     * tell by the first bytes.
     */
    private void saveIfThere(String place, Path target) throws IOException {
        var file = new FeedFile(FeedAddress.below(address, place));
        Files.createDirectories(target.getParent());
        try (FeedEdition edition = file.open(null).orElseThrow()) {
            Files.copy(edition.content(), target);
        } catch (FeedException e) {
            tellUnlessMissing(e);
        } catch (IOException e) {
            Files.deleteIfExists(target);
            tellUnlessMissing(file.broken(String.valueOf(e.getMessage()), e));
        }
    }

    private void tellUnlessMissing(FeedException failure) {
        if (!failure.isMissing()) {
            surroundings.err().println("crowsnest: " + failure.getMessage());
        }
    }

    /** Of a list that a server gives: a name becomes a folder here. */
    private void requireName(String ecosystem) {
        if (ecosystem.startsWith(".") || ecosystem.contains("/") || ecosystem.contains("\\")) {
            throw new AdvisorySourceException(
                    "fetch the advisories of",
                    name(),
                    "it lists '" + ecosystem + "', which is no ecosystem",
                    false,
                    null);
        }
    }

    private Optional<Instant> made() {
        try {
            return Optional.of(Files.getLastModifiedTime(directory).toInstant());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private AdvisoryCopy copy(Instant made) {
        return new AdvisoryCopy(name(), directory, directory, made);
    }

    private String name() {
        return name(address);
    }

    /** For people, without secrets. */
    static String name(URI address) {
        return FeedAddress.describe(address);
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
