package dev.crowsnest.integration.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * How often is pushed to a registry.
 *
 * @param perDay pushes a day
 * @param days over how many it was counted; none for one that is only assumed
 */
public record PushRate(BigDecimal perDay, int days) {

    /** Over how many days pushes are counted at most, and what a month is taken for. */
    public static final int MONTH = 30;

    /** Of the price table that AWS users know; for a registry of which nothing is known yet. */
    static final PushRate ASSUMED = new PushRate(BigDecimal.valueOf(100), 0);

    private static final int PRECISE = 4;
    private static final Duration DAY = Duration.ofDays(1);

    /**
     * The rate of a registry.
     *
     * @param pushes in the last thirty days
     * @param since when they are counted
     */
    static PushRate of(long pushes, Instant since, Instant now) {
        Duration counted = Duration.between(since, now);
        if (pushes == 0 && counted.compareTo(DAY) < 0) {
            return ASSUMED;
        }
        // Of less than a day nothing can be said of others: what was pushed counts as the first day's.
        long days = Math.max(1, Math.min(MONTH, counted.toDays()));
        var perDay = BigDecimal.valueOf(pushes).divide(BigDecimal.valueOf(days), PRECISE, RoundingMode.HALF_UP);
        return new PushRate(perDay, (int) days);
    }

    /** Whether it was counted. */
    public boolean isCounted() {
        return days > 0;
    }

    BigDecimal perMonth() {
        return perDay.multiply(BigDecimal.valueOf(MONTH));
    }
}
