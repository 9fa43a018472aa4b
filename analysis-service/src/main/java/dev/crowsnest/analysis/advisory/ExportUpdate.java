package dev.crowsnest.analysis.advisory;

import dev.crowsnest.analysis.feed.FeedContent;
import dev.crowsnest.analysis.feed.FeedState;
import dev.crowsnest.analyzer.advisory.osv.AdvisorySourceException;
import dev.crowsnest.analyzer.advisory.osv.ExportCount;
import dev.crowsnest.analyzer.advisory.osv.ExportListing;
import dev.crowsnest.analyzer.advisory.osv.ExportListing.Listed;
import dev.crowsnest.analyzer.advisory.osv.ExportRecords;
import dev.crowsnest.analyzer.advisory.osv.ExportSource;
import dev.crowsnest.analyzer.advisory.osv.OsvExport;
import dev.crowsnest.analyzer.feed.FeedEdition;
import java.time.Instant;
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
        if (!(listing instanceof Listed list)) {
            return takeWhole(null);
        }
        if (mark == null) {
            return takeWhole(list);
        }
        ExportMark before = mark;
        return takeFew(list, before, Missing.IS_IN_THE_ARCHIVE)
                .or(() -> takeWhole(list))
                .or(() -> takeFew(list, before, Missing.IS_TOLD));
    }

    /** What becomes of a record that is listed and is not there. */
    private enum Missing {
        IS_IN_THE_ARCHIVE,
        /** The archive is as it was, so that there is no other way: one record must not keep all others out. */
        IS_TOLD
    }

    /** Empty when it is for the archive to say what is new. */
    private Optional<Taken> takeFew(Listed list, ExportMark before, Missing missing) {
        ExportIntake intake = replacement.begin(export);
        Set<String> held = intake.held();
        requireLikely("its list of changes names", list.modified().size(), held.size());
        var news = ExportNews.of(list, intake.known(before.passedOver()), held);
        if (missing == Missing.IS_IN_THE_ARCHIVE ? !news.isFew() : !news.isFetchable()) {
            return Optional.empty();
        }
        var fetch = new ListedFetch(records, export, list, intake);
        fetch.run(news.changed());
        if (missing == Missing.IS_IN_THE_ARCHIVE && !fetch.missing().isEmpty()) {
            return Optional.empty();
        }
        Set<String> gone = intake.goneOf(news);
        gone.removeAll(fetch.missing());
        ExportMark now = markOf(list, before, intake, fetch);
        replacement.put(intake, gone, now);
        var flaws = RecordFlaws.carried(
                known, id -> list.modified().containsKey(id) && !news.changed().contains(id));
        fetch.tell(flaws);
        return Optional.of(new Taken(
                intake.content(now, gone, held.size() - gone.size() + intake.added(), flaws),
                list.bytes() + fetch.bytes()));
    }

    /** With something missing, the list is to be read again though it does not change. */
    private ExportMark markOf(Listed list, ExportMark before, ExportIntake intake, ListedFetch fetch) {
        Map<String, Instant> passedOver = new HashMap<>(before.passedOver());
        passedOver.keySet().retainAll(list.modified().keySet());
        passedOver.putAll(fetch.malformed());
        return mark(
                ExportIntake.later(list.newest(), before.watermark()),
                before.archiveSeal(),
                fetch.missing().isEmpty() ? list.seal() : null,
                intake.passedOver(passedOver));
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
                ? mark(
                        ExportIntake.later(list.newest(), intake.newest()),
                        seal,
                        list.seal(),
                        intake.passedOver(Map.of()))
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
}
