package dev.crowsnest.analysis.advisory;

import dev.crowsnest.analysis.advisory.AdvisoryArchive.HeldRecord;
import dev.crowsnest.analysis.feed.FeedContent;
import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.osv.ExportListing.Listed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes in one export, record by record, and sets aside what differs from what is held. */
final class ExportIntake implements Consumer<Advisory> {

    private static final int BATCH = 1_000;

    /** Of the stored form: many long records must not need more memory than many short ones. */
    private static final long BATCH_BYTES = 4L << 20;

    private final AdvisoryArchive archive;
    private final AdvisoryCodec codec;
    private final Map<String, HeldRecord> held;
    private final Map<String, Instant> passedOver = new HashMap<>();
    private final Map<String, Instant> seen = new HashMap<>();
    private final List<IncomingAdvisory> batch = new ArrayList<>();
    private final String export;
    private Instant newest = Instant.EPOCH;
    private long batchBytes;
    private int received;
    private int added;

    ExportIntake(AdvisoryArchive archive, AdvisoryCodec codec, String export) {
        this.archive = archive;
        this.codec = codec;
        this.export = export;
        this.held = archive.records(export);
        archive.discardIncoming();
    }

    @Override
    public void accept(Advisory advisory) {
        newest = later(newest, advisory.modified());
        if (advisory.isWithdrawn()) {
            passedOver.merge(advisory.id(), advisory.modified(), ExportIntake::later);
            return;
        }
        Instant before = seen.get(advisory.id());
        if (before != null && advisory.modified().isBefore(before)) {
            return;
        }
        seen.put(advisory.id(), advisory.modified());
        added += before == null && !held.containsKey(advisory.id()) ? 1 : 0;
        IncomingAdvisory incoming = IncomingAdvisory.of(advisory, codec);
        // A record that came before in this export may have been set aside, so one that follows it is, too.
        if (before != null || !isHeld(incoming)) {
            batch.add(incoming);
            received++;
            batchBytes += incoming.content().length;
            if (batch.size() == BATCH || batchBytes >= BATCH_BYTES) {
                flush();
            }
        }
    }

    private boolean isHeld(IncomingAdvisory incoming) {
        HeldRecord known = held.get(incoming.id());
        return known != null && known.fingerprint().equals(incoming.fingerprint());
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Sets aside the rest. */
    void flush() {
        if (!batch.isEmpty()) {
            archive.receive(batch);
            batch.clear();
            batchBytes = 0;
        }
    }

    /**
     * Whether this is other than what is held.
     *
     * @param gone ids that the export has no longer
     * @param mark absent for the starter set, in whose place an export comes even with the same records
     */
    boolean isNews(Set<String> gone, @Nullable ExportMark mark) {
        return received > 0
                || !gone.isEmpty()
                || archive.exports().stream()
                        .noneMatch(one -> one.name().equals(export) && one.starter() == (mark == null));
    }

    /** What is told of it. */
    FeedContent content(ExportMark mark, Set<String> gone, long records, RecordFlaws flaws) {
        String edition = mark.watermark().equals(Instant.EPOCH)
                ? "no records"
                : mark.watermark().toString();
        return new FeedContent(edition, records, (long) received + gone.size(), flaws.count(), flaws.problems());
    }

    String export() {
        return export;
    }

    /** Of these records, which were read, as far as none of them stands. */
    Map<String, Instant> passedOver(Map<String, Instant> others) {
        Map<String, Instant> all = new HashMap<>(others);
        passedOver.forEach((id, modified) -> all.merge(id, modified, ExportIntake::later));
        all.keySet().removeAll(seen.keySet());
        return all;
    }

    /** When each record changed last that is held or among these. */
    Map<String, Instant> known(Map<String, Instant> others) {
        Map<String, Instant> known = new HashMap<>(others);
        held.forEach((id, record) -> known.put(id, record.modified()));
        return known;
    }

    /** Ids of what is held. */
    Set<String> held() {
        return held.keySet();
    }

    /** Advisories that are new or other than what is held. */
    int received() {
        return received;
    }

    /** Those of them that are new. */
    int added() {
        return added;
    }

    /** When the record that changed last did, withdrawn ones too. */
    Instant newest() {
        return newest;
    }

    /** Whether all that this list names came in, each no older than its line, and nothing that it does not name. */
    boolean isUpToDateWith(Listed list) {
        return list.modified().keySet().containsAll(seen.keySet())
                && list.modified().entrySet().stream()
                        .allMatch(line -> isRead(line.getKey(), line.getValue().truncatedTo(ChronoUnit.SECONDS)));
    }

    private boolean isRead(String id, Instant listed) {
        Instant read = seen.getOrDefault(id, passedOver.getOrDefault(id, Instant.MIN));
        return !read.isBefore(listed);
    }

    /** What is held and did not come again, of a whole export. */
    Set<String> gone() {
        Set<String> gone = new TreeSet<>(held.keySet());
        gone.removeAll(seen.keySet());
        return gone;
    }

    /** What is held and is gone, or came as a record that does not stand. */
    Set<String> goneOf(ExportNews news) {
        Set<String> gone = new TreeSet<>(news.changed());
        gone.retainAll(held.keySet());
        gone.removeAll(seen.keySet());
        gone.addAll(news.gone());
        return gone;
    }
}
