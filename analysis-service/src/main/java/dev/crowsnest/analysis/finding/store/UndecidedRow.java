package dev.crowsnest.analysis.finding.store;

import dev.crowsnest.analysis.copy.CopyRows;
import dev.crowsnest.analyzer.match.Undecided;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** An undecided advisory as a row. */
final class UndecidedRow {

    private static final Comparator<Undecided> BY_ADVISORY = Comparator.comparing(
                    Undecided::advisory, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Undecided::export);

    /** In place of an advisory that there is none of: part of the key, which nothing absent can be. */
    private static final String NONE = "";

    /** The table with the columns that {@link #add} fills. */
    static final String COLUMNS = "undecided (subject, advisory, export, reason)";

    private UndecidedRow() {}

    static Map<Integer, List<Undecided>> find(Handle handle, Object[] subjects) {
        Map<Integer, List<Undecided>> undecided = new HashMap<>();
        handle.createQuery("select subject, advisory, export, reason from undecided where subject = any(:subjects)")
                .bindArray("subjects", Integer.class, subjects)
                .map((row, context) -> Map.entry(
                        row.getInt("subject"),
                        new Undecided(
                                advisory(row.getString("advisory")), row.getString("export"), row.getString("reason"))))
                .forEach(found -> undecided
                        .computeIfAbsent(found.getKey(), subject -> new ArrayList<>())
                        .add(found.getValue()));
        undecided.values().forEach(found -> found.sort(BY_ADVISORY));
        return undecided;
    }

    private static @Nullable String advisory(String stored) {
        return stored.equals(NONE) ? null : stored;
    }

    static void add(CopyRows rows, int subject, Undecided undecided) {
        rows.add(subject)
                .add(Objects.requireNonNullElse(undecided.advisory(), NONE))
                .add(undecided.export())
                .add(undecided.reason())
                .endRow();
    }
}
