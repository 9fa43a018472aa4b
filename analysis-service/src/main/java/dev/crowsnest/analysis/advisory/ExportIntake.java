package dev.crowsnest.analysis.advisory;

import dev.crowsnest.analyzer.advisory.Advisory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;

/** Takes in one export, record by record, and sets aside what differs from what is held. */
final class ExportIntake implements Consumer<Advisory> {

    private static final int BATCH = 1_000;

    private final AdvisoryArchive archive;
    private final AdvisoryCodec codec;
    private final Map<String, UUID> held;
    private final Map<String, Instant> seen = new HashMap<>();
    private final List<IncomingAdvisory> batch = new ArrayList<>();
    private int received;

    ExportIntake(AdvisoryArchive archive, AdvisoryCodec codec, String export) {
        this.archive = archive;
        this.codec = codec;
        this.held = archive.fingerprints(export);
        archive.discardIncoming();
    }

    @Override
    public void accept(Advisory advisory) {
        if (advisory.isWithdrawn()) {
            return;
        }
        Instant before = seen.get(advisory.id());
        if (before != null && advisory.modified().isBefore(before)) {
            return;
        }
        seen.put(advisory.id(), advisory.modified());
        IncomingAdvisory incoming = IncomingAdvisory.of(advisory, codec);
        // A record that came before in this export may have been set aside, so one that follows it is, too.
        if (before != null || !incoming.fingerprint().equals(held.get(advisory.id()))) {
            batch.add(incoming);
            received++;
            if (batch.size() == BATCH) {
                flush();
            }
        }
    }

    /** Sets aside the rest. */
    void flush() {
        archive.receive(batch);
        batch.clear();
    }

    /** Advisories that are new or other than what is held. */
    int received() {
        return received;
    }

    /** When the record that changed last did. */
    Instant newest() {
        return seen.values().stream().max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    }

    /** What is held and did not come again. */
    Set<String> gone() {
        Set<String> gone = new TreeSet<>(held.keySet());
        gone.removeAll(seen.keySet());
        return gone;
    }

    boolean hasChanges() {
        return received > 0 || !gone().isEmpty();
    }
}
