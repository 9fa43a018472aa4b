package dev.crowsnest.integration.dashboard;

import java.util.Locale;

/** An amount of bytes as pages say it: {@code 212 GB}, {@code 4.7 MB}, {@code 12 bytes}; powers of 1,000. */
public final class ByteSize {

    private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};
    private static final double STEP = 1_000;
    private static final double EXACT_BELOW = 10;

    private ByteSize() {}

    /** The amount with its unit. */
    public static String of(long bytes) {
        if (bytes < STEP) {
            return bytes == 1 ? "1 byte" : bytes + " bytes";
        }
        double amount = bytes / STEP;
        int unit = 0;
        // Half a unit more would be written as a thousand of this one.
        while (amount >= STEP - 0.5 && unit < UNITS.length - 1) {
            amount /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, amount < EXACT_BELOW ? "%.1f %s" : "%.0f %s", amount, UNITS[unit]);
    }
}
