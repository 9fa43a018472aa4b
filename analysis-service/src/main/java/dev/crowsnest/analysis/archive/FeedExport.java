package dev.crowsnest.analysis.archive;

import dev.crowsnest.analysis.advisory.AdvisoryArchive;
import dev.crowsnest.analysis.advisory.AdvisoryArchive.HeldExport;
import dev.crowsnest.analysis.advisory.AdvisoryCatalogue;
import dev.crowsnest.analysis.advisory.AdvisoryStock;
import dev.crowsnest.analysis.archive.ArchiveManifest.ArchivedFeed;
import dev.crowsnest.analysis.feed.Feed;
import dev.crowsnest.analysis.feed.FeedBook;
import dev.crowsnest.analysis.feed.FeedState;
import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.AdvisoryEdition;
import dev.crowsnest.analyzer.advisory.osv.OsvWriter;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes all that images are matched with into one archive, as of one moment. */
@ApplicationScoped
public class FeedExport {

    /** Whoever takes it may be slow. */
    private static final int TRANSACTION_SECONDS = 1_800;

    private final AdvisoryArchive archive;
    private final AdvisoryCatalogue catalogue;
    private final FeedBook book;
    private final List<Feed> feeds;
    private final Clock clock;
    private final OsvWriter osv = new OsvWriter();

    FeedExport(
            AdvisoryArchive archive, AdvisoryCatalogue catalogue, FeedBook book, @All List<Feed> feeds, Clock clock) {
        this.archive = archive;
        this.catalogue = catalogue;
        this.book = book;
        this.feeds = feeds;
        this.clock = clock;
    }

    /**
     * Writes an archive; one record is in memory at a time. When it fails, what was written is none.
     *
     * @throws ArchiveRefusal when only the starter set is held, which every installation has
     */
    public void write(OutputStream out) {
        QuarkusTransaction.requiringNew().timeout(TRANSACTION_SECONDS).run(() -> {
            archive.freeze();
            AdvisoryEdition edition = catalogue.edition();
            if (edition.synced() == null) {
                throw ArchiveRefusal.conflict(
                        "could not export the advisories: only the starter set is held, which every"
                                + " installation has; let this one sync first");
            }
            try (var writer = new ArchiveWriter(out)) {
                write(writer, edition);
            } catch (IOException e) {
                throw new UncheckedIOException("could not write the archive: " + e.getMessage(), e);
            }
        });
    }

    private void write(ArchiveWriter writer, AdvisoryEdition edition) throws IOException {
        List<ArchivedFeed> archived = new ArrayList<>();
        List<HeldExport> exports =
                archive.exports().stream().filter(held -> !held.starter()).toList();
        for (HeldExport held : exports) {
            String place = held.name() + "/all.zip";
            long records = writer.add(place, out -> writeExport(held.name(), out));
            archived.add(archived(state(held), place, records));
        }
        for (Feed feed : feeds) {
            Optional<FeedState> state = book.find(feed.name()).filter(known -> known.edition() != null);
            if (state.isPresent()) {
                long records = writer.add(feed.place(), out -> writeFeed(feed, state.get(), out));
                archived.add(archived(state.get(), feed.place(), records));
            }
        }
        String names = exports.stream().map(held -> held.name() + "\n").collect(Collectors.joining());
        writer.add("ecosystems.txt", out -> {
            out.write(names.getBytes(StandardCharsets.UTF_8));
            return exports.size();
        });
        writer.end(new ArchiveManifest(
                ArchiveManifest.FORMAT,
                clock.instant().toString(),
                edition.name(),
                String.valueOf(edition.synced()),
                archived,
                writer.members()));
    }

    /** A state is written after what it tells of, so an export may have none yet. */
    private FeedState state(HeldExport held) {
        String feed = AdvisoryStock.feed(held.name());
        return book.find(feed)
                .orElseGet(() -> FeedState.never(
                        feed, held.mark() == null ? "" : held.mark().address()));
    }

    private static ArchivedFeed archived(FeedState state, String place, long records) {
        return new ArchivedFeed(
                state.name(),
                place,
                state.address(),
                state.edition() == null ? "" : state.edition(),
                records,
                state.skipped(),
                state.problems(),
                state.goodAt() == null ? null : state.goodAt().toString());
    }

    private long writeExport(String export, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out);
        long[] records = {0};
        archive.each(export, advisory -> {
            writeRecord(advisory, zip);
            records[0]++;
        });
        zip.finish();
        return records[0];
    }

    private void writeRecord(Advisory advisory, ZipOutputStream zip) {
        try {
            zip.putNextEntry(new ZipEntry(advisory.id() + ".json"));
            zip.write(osv.write(advisory));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + advisory.id() + ": " + e.getMessage(), e);
        }
    }

    private static long writeFeed(Feed feed, FeedState state, OutputStream out) throws IOException {
        var gzip = new GZIPOutputStream(out);
        long records = feed.give(String.valueOf(state.edition()), gzip);
        gzip.finish();
        return records;
    }
}
