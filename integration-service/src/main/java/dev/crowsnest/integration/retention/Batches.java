package dev.crowsnest.integration.retention;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Removes rows in transactions of so many at most, so that whoever writes waits for none of them for long. */
public final class Batches {

    /** Some ten milliseconds' worth. */
    public static final int ROWS = 1_000;

    private Batches() {}

    /**
     * Removes until a batch is not full.
     *
     * @param forget removes so many rows at most, in the open transaction, and says how many
     * @return how many are gone
     */
    public static Uni<Integer> run(IntFunction<Uni<Integer>> forget) {
        return run(ROWS, forget);
    }

    /** Removes until a batch of this size is not full. */
    public static Uni<Integer> run(int rows, IntFunction<Uni<Integer>> forget) {
        return Uni.createFrom()
                .deferred(() -> Panache.withTransaction(() -> forget.apply(rows)))
                .repeat()
                .whilst(gone -> gone == rows)
                .collect()
                .with(Collectors.summingInt(Integer::intValue));
    }

    /**
     * The statement of one batch: deletes {@code :most} rows at most, and passes over what somebody else holds.
     *
     * @param condition of a row, as it stands behind {@code where}; with parameters of its own
     */
    public static String deletion(String table, String condition) {
        return "delete from %1$s where ctid = any(array(select ctid from %1$s where %2$s limit :most for update skip locked))"
                .formatted(table, condition);
    }
}
