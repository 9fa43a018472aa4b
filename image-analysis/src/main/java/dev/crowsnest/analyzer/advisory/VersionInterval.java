package dev.crowsnest.analyzer.advisory;

import org.jspecify.annotations.Nullable;

/**
 * An unbroken run of affected versions; OSV's events, put in order and paired.
 *
 * @param introduced the first affected version; {@code "0"} is before all versions
 * @param fixed the first version that is affected no more
 * @param lastAffected the last affected version, when no fix is named
 * @see <a href="https://ossf.github.io/osv-schema/#affectedrangesevents-fields">OSV schema, events</a>
 */
public record VersionInterval(
        String introduced, @Nullable String fixed, @Nullable String lastAffected) {

    private static final String FIRST = "0";

    /** Whether it begins before all versions. */
    public boolean isFromTheFirst() {
        return introduced.equals(FIRST);
    }

    /** Whether it holds every version, those too that cannot be read. */
    public boolean isUnbounded() {
        return isFromTheFirst() && fixed == null && lastAffected == null;
    }

    /** Whether it holds none: a fix of {@code "0"} is how a distribution says that it never was affected. */
    public boolean isEmpty() {
        return FIRST.equals(fixed);
    }

    /** For people: {@code >= 1.2, < 1.4}. */
    public String describe() {
        String from = isFromTheFirst() ? "" : ">= " + introduced;
        String to = fixed != null ? "< " + fixed : lastAffected != null ? "<= " + lastAffected : "";
        if (from.isEmpty() && to.isEmpty()) {
            return "all versions";
        }
        return from.isEmpty() || to.isEmpty() ? from + to : from + ", " + to;
    }
}
