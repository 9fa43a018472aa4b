package dev.crowsnest.analysis.finding;

import dev.crowsnest.analyzer.advisory.Severity;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a change of advisories made of one vulnerability of one image.
 *
 * @param before absent when the image had not the vulnerability
 * @param after absent when it has it no more
 */
public record HistoryEntry(
        long change,
        Instant at,
        String vulnerability,
        @Nullable Standing before,
        @Nullable Standing after) {

    /** How an image has a vulnerability, over all its packages. */
    public record Standing(Severity severity, boolean fixable) {

        /** The worse severity, and a fix where one of the two has it. */
        Standing and(Standing other) {
            return new Standing(severity.or(other.severity), fixable || other.fixable);
        }
    }

    /** Whether anything moved for the image. */
    boolean isChange() {
        return !Objects.equals(before, after);
    }

    /** Where a page ends, and the next one begins. */
    public Cursor cursor() {
        return new Cursor(change, vulnerability);
    }

    /** A place in a history: newest change first, of one change by vulnerability. */
    public record Cursor(long change, String vulnerability) {

        /** Before all that can happen. */
        public static final Cursor START = new Cursor(Long.MAX_VALUE, "");

        /**
         * Reads what {@link #toString} wrote.
         *
         * @throws IllegalArgumentException when it is none
         */
        public static Cursor parse(String text) {
            int colon = text.indexOf(':');
            try {
                return new Cursor(Long.parseLong(text, 0, Math.max(colon, 0), 10), text.substring(colon + 1));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("could not read '" + text + "' as a place in a history", e);
            }
        }

        boolean isBefore(HistoryEntry entry) {
            return entry.change() < change
                    || entry.change() == change && entry.vulnerability().compareTo(vulnerability) > 0;
        }

        @Override
        public String toString() {
            return change + ":" + vulnerability;
        }
    }
}
