package dev.crowsnest.analysis.advisory;

import dev.crowsnest.analysis.feed.FeedContent;
import dev.crowsnest.analysis.feed.FeedState;
import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.osv.AdvisorySourceException;
import dev.crowsnest.analyzer.advisory.osv.ExportCount;
import dev.crowsnest.analyzer.advisory.osv.ExportListing;
import dev.crowsnest.analyzer.advisory.osv.ExportListing.Listed;
import dev.crowsnest.analyzer.advisory.osv.ExportRecords;
import dev.crowsnest.analyzer.advisory.osv.ExportRecords.FetchedRecord;
import dev.crowsnest.analyzer.advisory.osv.ExportSource;
import dev.crowsnest.analyzer.advisory.osv.MalformedAdvisoryException;
import dev.crowsnest.analyzer.advisory.osv.OsvExport;
import dev.crowsnest.analyzer.feed.FeedEdition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings one export up to date: by the records that its list says have changed, or by its archive, when that changed and there
 * is no list or much is new.
 */
final class ExportUpdate {

    private final ExportReplacement replacement;
    private final OsvExport whole;
    private final ExportRecords records;
    private final String address;
    private final String export;
    private final FeedState known;
    private final @Nullable ExportMark mark;
    private final Instant begun;

    /** @param mark of what is held; absent when that is of another address or form */
    ExportUpdate(
            ExportReplacement replacement,
            ExportSource source,
            String export,
            FeedState known,
            @Nullable ExportMark mark,
            Instant begun) {
        this.replacement = replacement;
        this.whole = source.exports();
        this.records = source.records();
        this.address = known.address();
        this.export = export;
        this.known = known;
        this.mark = mark;
        this.begun = begun;
    }

    /**
     * What was taken in.
     *
     * @param bytes that were fetched
     */
    record Taken(FeedContent content, long bytes) {}

    /** Empty when nothing is new. */
    Optional<Taken> run() {
        ExportListing listing = records.list(export, mark == null ? null : mark.listSeal());
        if (listing instanceof ExportListing.Unchanged) {
            return Optional.empty();
        }
        if (listing instanceof Listed list && mark != null) {
            Optional<Taken> taken = takeFew(list, mark);
            if (taken.isPresent()) {
                return taken;
            }
        }
        return takeWhole(listing instanceof Listed list ? list : null);
    }

    /** Empty when it is for the archive to say what is new. */
    private Optional<Taken> takeFew(Listed list, ExportMark before) {
        ExportIntake intake = replacement.begin(export);
        Set<String> held = intake.held();
        requireLikely("its list of changes names", list.modified().size(), held.size());
        var news = ExportNews.of(list, intake.known(before.passedOver()), held);
        var flaws = RecordFlaws.carried(
                known, id -> list.modified().containsKey(id) && !news.changed().contains(id));
        Map<String, Instant> passedOver = new HashMap<>(before.passedOver());
        passedOver.keySet().retainAll(list.modified().keySet());
        long bytes = list.bytes();
        if (!news.isFew()) {
            return Optional.empty();
        }
        for (String id : news.changed()) {
            try {
                Optional<FetchedRecord> record = records.read(export, id).filter(found -> isListed(found, id, list));
                if (record.isEmpty()) {
                    return Optional.empty();
                }
                bytes += record.get().bytes();
                record.get().flaw().ifPresent(flaw -> flaws.add(id, flaw));
                intake.accept(record.get().advisory());
            } catch (MalformedAdvisoryException e) {
                flaws.add(id, e.reason());
                passedOver.put(id, list.modified().get(id));
            }
        }
        Set<String> gone = intake.goneOf(news);
        var now = mark(
                latest(list.newest(), before.watermark()),
                before.archiveSeal(),
                list.seal(),
                intake.passedOver(passedOver));
        replacement.put(intake, gone, now);
        return Optional.of(
                new Taken(intake.content(now, gone, held.size() - gone.size() + intake.added(), flaws), bytes));
    }

    /** A list and its records are published apart: one that is older than its line, or another, is not yet what it lists. */
    private static boolean isListed(FetchedRecord record, String id, Listed list) {
        Advisory advisory = record.advisory();
        Instant listed = list.modified().get(id);
        return advisory.id().equals(id)
                && listed != null
                && !advisory.modified().isBefore(listed.truncatedTo(ChronoUnit.SECONDS));
    }

    // A publisher takes back a record now and then, not half of them at once: then a file was cut, or is not yet all
    // there.
    private void requireLikely(String whatItIs, long there, int held) {
        if (there < held / 2 || there == 0 && held > 0) {
            throw new AdvisorySourceException(
                    "read the advisories of",
                    whole.describe(export),
                    whatItIs + " " + there + " records where " + held
                            + " are held, as if it had been cut; what is held stays as it is",
                    true,
                    null);
        }
    }

    private Optional<Taken> takeWhole(@Nullable Listed list) {
        Optional<FeedEdition> opened = whole.openIfChanged(export, mark == null ? null : mark.archiveSeal());
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        ExportIntake intake = replacement.begin(export);
        FeedEdition archive = opened.get();
        ExportCount counted = whole.read(export, archive, intake);
        // Another address may well have fewer, and the starter set is anybody's.
        if (mark != null) {
            requireLikely("its archive has", counted.advisories(), intake.held().size());
        }
        String seal = archive.seal().isEmpty() ? null : archive.seal();
        ExportMark now = list != null && intake.isUpToDateWith(list)
                ? mark(latest(list.newest(), intake.newest()), seal, list.seal(), intake.passedOver(Map.of()))
                : mark(intake.newest(), seal, null, intake.passedOver(Map.of()));
        Set<String> gone = intake.gone();
        replacement.put(intake, gone, now);
        FeedContent content = intake.content(now, gone, counted.advisories(), RecordFlaws.of(counted));
        return Optional.of(new Taken(content, counted.bytes()));
    }

    private ExportMark mark(
            Instant newest, @Nullable String archiveSeal, @Nullable String listSeal, Map<String, Instant> passedOver) {
        return ExportMark.of(
                address,
                newest,
                begun,
                archiveSeal,
                listSeal == null || listSeal.isEmpty() ? null : listSeal,
                passedOver);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
