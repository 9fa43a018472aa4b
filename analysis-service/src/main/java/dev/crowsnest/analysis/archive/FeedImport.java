package dev.crowsnest.analysis.archive;

import dev.crowsnest.analysis.advisory.AdvisoryArchive;
import dev.crowsnest.analysis.advisory.AdvisoryCatalogue;
import dev.crowsnest.analysis.advisory.AdvisoryStock;
import dev.crowsnest.analysis.archive.ArchiveManifest.ArchivedFeed;
import dev.crowsnest.analysis.feed.Feed;
import dev.crowsnest.analysis.feed.FeedBook;
import dev.crowsnest.analysis.feed.FeedContent;
import dev.crowsnest.analysis.feed.FeedState;
import dev.crowsnest.analyzer.advisory.osv.AdvisorySourceException;
import dev.crowsnest.analyzer.advisory.osv.OsvExport;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jboss.logging.Logger;

/** Puts what an archive holds in place of what is held: all of it in one transaction, so that a kill in the middle leaves what was. */
@ApplicationScoped
public class FeedImport {

    private static final Logger LOGGER = Logger.getLogger(FeedImport.class);

    /** All of OSV is written, and all images are judged by it. */
    private static final int TRANSACTION_SECONDS = 3_600;

    /** What two installations' clocks may differ by. */
    private static final Duration CLOCKS_APART = Duration.ofHours(1);

    private static final String ALL_ZIP = "/all.zip";

    private final AdvisoryArchive archive;
    private final AdvisoryCatalogue catalogue;
    private final AdvisoryStock stock;
    private final FeedBook book;
    private final List<Feed> feeds;
    private final Clock clock;

    FeedImport(
            AdvisoryArchive archive,
            AdvisoryCatalogue catalogue,
            AdvisoryStock stock,
            FeedBook book,
            @All List<Feed> feeds,
            Clock clock) {
        this.archive = archive;
        this.catalogue = catalogue;
        this.stock = stock;
        this.book = book;
        this.feeds = feeds;
        this.clock = clock;
    }

    /** @throws ArchiveRefusal when nothing was changed */
    void run(UnpackedArchive unpacked) {
        try {
            boolean isDone = archive.alone(() -> QuarkusTransaction.requiringNew()
                    .timeout(TRANSACTION_SECONDS)
                    .run(() -> replace(unpacked)));
            if (!isDone) {
                throw ArchiveRefusal.conflict(
                        "could not import the archive: the feeds are being looked at; try again soon");
            }
        } catch (AdvisorySourceException e) {
            throw ArchiveRefusal.unreadable("an export in it cannot be read to its end; export it anew", e);
        }
        LOGGER.infof(
                "Archive imported, edition=%s made=%s",
                unpacked.manifest().edition(), unpacked.manifest().made());
    }

    private void replace(UnpackedArchive unpacked) {
        ArchiveManifest manifest = unpacked.manifest();
        requireNotOlder(manifest);
        Instant begun = clock.instant();
        Map<String, ArchivedFeed> exports = new TreeMap<>();
        manifest.feeds().stream()
                .filter(feed -> feed.place().endsWith(ALL_ZIP))
                .forEach(feed -> exports.put(export(feed), feed));
        Map<String, String> addresses = new TreeMap<>();
        exports.forEach((export, feed) -> addresses.put(export, origin(feed, manifest)));
        book.leaveOnly(
                AdvisoryStock.feed(""),
                exports.keySet().stream().map(AdvisoryStock::feed).toList());
        Map<String, FeedContent> taken =
                stock.replace(new OsvExport(unpacked.directory().toUri()), addresses, manifest.advisories());
        taken.forEach(
                (export, content) -> write(Objects.requireNonNull(exports.get(export)), content, manifest, begun));
        for (Feed feed : feeds) {
            manifest.feeds().stream()
                    .filter(archived -> archived.place().equals(feed.place()))
                    .forEach(archived -> write(archived, take(feed, unpacked), manifest, begun));
        }
    }

    private static String export(ArchivedFeed feed) {
        String export = feed.place().substring(0, feed.place().length() - ALL_ZIP.length());
        if (!feed.name().equals(AdvisoryStock.feed(export))) {
            throw ArchiveRefusal.unreadable(
                    "its manifest names an export otherwise than its folder; export it anew", null);
        }
        return export;
    }

    /** A record that was withdrawn meanwhile is in an older archive, and would come back to life. */
    private void requireNotOlder(ArchiveManifest manifest) {
        Instant held = catalogue.edition().synced();
        Instant made = Instant.parse(manifest.synced());
        if (made.isAfter(clock.instant().plus(CLOCKS_APART))) {
            throw ArchiveRefusal.conflict("could not import the archive: its advisories are of " + made
                    + ", which is to come, and no later archive could be imported until then; set the clock of the installation"
                    + " that exported it, sync and export there anew");
        }
        if (held != null && made.isBefore(held)) {
            throw ArchiveRefusal.conflict("could not import the archive: its advisories are of " + manifest.synced()
                    + " and those held are of " + held
                    + ", so what was withdrawn between would come back; export a newer one");
        }
    }

    private FeedContent take(Feed feed, UnpackedArchive unpacked) {
        try (InputStream file =
                new GZIPInputStream(Files.newInputStream(unpacked.directory().resolve(feed.place())))) {
            if (!book.take(feed.name())) {
                throw ArchiveRefusal.conflict(
                        "could not import the archive: " + feed.name() + " is being looked at; try again soon");
            }
            return feed.take(file);
        } catch (IOException e) {
            throw ArchiveRefusal.unreadable(feed.place() + " in it: " + e.getMessage() + "; export it anew", e);
        }
    }

    private void write(ArchivedFeed feed, FeedContent content, ArchiveManifest manifest, Instant begun) {
        if (content.records() != feed.records()) {
            throw ArchiveRefusal.unreadable(
                    feed.place() + " in it holds " + content.records() + " records and its manifest says "
                            + feed.records() + "; export it anew",
                    null);
        }
        Instant now = clock.instant();
        long bytes = manifest.members().stream()
                .filter(member -> member.place().equals(feed.place()))
                .mapToLong(ArchiveManifest.ArchiveMember::bytes)
                .sum();
        book.write(new FeedState(
                feed.name(),
                origin(feed, manifest),
                null,
                feed.edition(),
                content.records(),
                content.changed(),
                feed.skipped(),
                feed.problems(),
                bytes,
                Duration.between(begun, now),
                now,
                feed.good() == null ? null : Instant.parse(feed.good()),
                0,
                null));
    }

    private static String origin(ArchivedFeed feed, ArchiveManifest manifest) {
        return FeedState.archived(feed.address(), Instant.parse(manifest.made()));
    }
}
