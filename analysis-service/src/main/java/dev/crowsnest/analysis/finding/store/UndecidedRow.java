package dev.crowsnest.analysis.finding.store;

import dev.crowsnest.analyzer.match.Undecided;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** An undecided advisory as a row. */
final class UndecidedRow {

    private static final Comparator<Undecided> BY_ADVISORY =
            Comparator.comparing(Undecided::advisory).thenComparing(Undecided::export);

    private UndecidedRow() {}

    static Map<Integer, List<Undecided>> find(Handle handle, Object[] subjects) {
        Map<Integer, List<Undecided>> undecided = new HashMap<>();
        handle.createQuery("select subject, advisory, export, reason from undecided where subject = any(:subjects)")
                .bindArray("subjects", Integer.class, subjects)
                .map((row, context) -> Map.entry(
                        row.getInt("subject"),
                        new Undecided(row.getString("advisory"), row.getString("export"), row.getString("reason"))))
                .forEach(found -> undecided
                        .computeIfAbsent(found.getKey(), subject -> new ArrayList<>())
                        .add(found.getValue()));
        undecided.values().forEach(found -> found.sort(BY_ADVISORY));
        return undecided;
    }

    static PreparedBatch writing(Handle handle) {
        return handle.prepareBatch("insert into undecided (subject, advisory, export, reason)"
                + " values (:subject, :advisory, :export, :reason)");
    }

    static void add(PreparedBatch batch, int subject, Undecided undecided) {
        batch.bind("subject", subject)
                .bind("advisory", undecided.advisory())
                .bind("export", undecided.export())
                .bind("reason", StoredText.of(undecided.reason()))
                .add();
    }
}
