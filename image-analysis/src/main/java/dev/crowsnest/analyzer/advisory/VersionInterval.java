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

    /** For people: {@code >= 1.2, < 1.4}. */
    public String describe() {
        String from = introduced.equals("0") ? "" : ">= " + introduced;
        String to = fixed != null ? "< " + fixed : lastAffected != null ? "<= " + lastAffected : "";
        if (from.isEmpty() && to.isEmpty()) {
            return "all versions";
        }
        return from.isEmpty() || to.isEmpty() ? from + to : from + ", " + to;
    }
}
