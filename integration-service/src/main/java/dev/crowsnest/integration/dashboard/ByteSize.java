package dev.crowsnest.integration.dashboard;

import java.util.Locale;

/** An amount of bytes as pages say it, in powers of ten, as registries and disks count. */
public final class ByteSize {

    private static final double STEP = 1000;
    private static final double SHORT = 100;
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB", "EB"};

    private ByteSize() {}

    /** {@code 31.4 MB}, {@code 12 bytes}. */
    public static String of(long bytes) {
        int unit = unit(bytes);
        return bytes == 1 ? "1 byte" : number(bytes, unit) + " " + UNITS[unit];
    }

    /** {@code 41 of 120 MB}: both in the unit of the whole. */
    public static String of(long part, long whole) {
        int unit = unit(whole);
        return number(part, unit) + " of " + number(whole, unit) + " " + UNITS[unit];
    }

    private static int unit(long bytes) {
        int unit = 0;
        double left = bytes;
        // Half a unit more would be written as a thousand of this one.
        while (left >= (unit == 0 ? STEP : STEP - 0.5) && unit < UNITS.length - 1) {
            left /= STEP;
            unit++;
        }
        return unit;
    }

    private static String number(long bytes, int unit) {
        double number = bytes / Math.pow(STEP, unit);
        String text = String.format(Locale.ROOT, number >= SHORT ? "%.0f" : "%.1f", number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
