package dev.crowsnest.analysis.retention;

import java.util.function.IntUnaryOperator;

/** Removes so many rows at most at once, each time in a transaction of its own, so that whoever writes waits for none of them for long. */
public final class Batches {

    /** Some ten milliseconds' worth. */
    public static final int ROWS = 1_000;

    private Batches() {}

    /**
     * Removes until a batch is not full. No transaction may be open, or the batches would be one.
     *
     * @param forget removes so many rows at most, and says how many
     * @return how many are gone
     */
    public static int run(IntUnaryOperator forget) {
        return run(ROWS, forget);
    }

    /** Removes until a batch of this size is not full. */
    public static int run(int rows, IntUnaryOperator forget) {
        int all = 0;
        int gone;
        do {
            gone = forget.applyAsInt(rows);
            all += gone;
        } while (gone == rows);
        return all;
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
