package dev.crowsnest.analyzer.match;

import dev.crowsnest.analyzer.advisory.VersionInterval;
import dev.crowsnest.analyzer.version.ParsedVersion;
import dev.crowsnest.analyzer.version.Version;
import dev.crowsnest.analyzer.version.VersionScheme;
import org.jspecify.annotations.Nullable;

/**
 * An interval with its ends read as versions.
 *
 * @param introduced absent when it begins before all versions, or cannot be read
 * @param end the fix or the last affected version; absent when there is none, or it cannot be read
 */
record IntervalBounds(
        VersionInterval interval,
        @Nullable Version introduced,
        @Nullable Version end) {

    enum Place {
        INSIDE,
        OUTSIDE,
        /** An end that would decide it cannot be read, or the interval ends before it begins: who knows what was meant? */
        UNKNOWN
    }

    static IntervalBounds of(VersionInterval interval, VersionScheme scheme) {
        String end = interval.fixed() != null ? interval.fixed() : interval.lastAffected();
        return new IntervalBounds(
                interval,
                interval.isFromTheFirst() ? null : parse(interval.introduced(), scheme),
                end == null ? null : parse(end, scheme));
    }

    Place place(Version version) {
        if (interval.isEmpty()) {
            return Place.OUTSIDE;
        }
        Place begins = afterIntroduced(version);
        Place ends = beforeEnd(version);
        if (begins == Place.OUTSIDE || ends == Place.OUTSIDE) {
            return isBackward() ? Place.UNKNOWN : Place.OUTSIDE;
        }
        return begins == Place.INSIDE && ends == Place.INSIDE ? Place.INSIDE : Place.UNKNOWN;
    }

    private boolean isBackward() {
        return introduced != null && end != null && end.compareTo(introduced) < 0;
    }

    /** Why a version's place is unknown, as a clause. */
    String flaw(VersionScheme scheme) {
        return (isBackward()
                        ? "the advisory's range ends before it begins: "
                        : "the advisory's range cannot be read as versions of " + scheme.id() + ": ")
                + interval.describe();
    }

    private Place afterIntroduced(Version version) {
        if (interval.isFromTheFirst()) {
            return Place.INSIDE;
        }
        if (introduced == null) {
            return Place.UNKNOWN;
        }
        return version.compareTo(introduced) >= 0 ? Place.INSIDE : Place.OUTSIDE;
    }

    private Place beforeEnd(Version version) {
        if (interval.fixed() == null && interval.lastAffected() == null) {
            return Place.INSIDE;
        }
        if (end == null) {
            return Place.UNKNOWN;
        }
        boolean inside = version.compareTo(end) < 0 || interval.fixed() == null && version.isBuildOf(end);
        return inside ? Place.INSIDE : Place.OUTSIDE;
    }

    boolean isFixedAfter(Version version) {
        return interval.fixed() != null && end != null && version.compareTo(end) < 0;
    }

    /** Of the two the one whose fix is the later; one with a fix before one without. */
    IntervalBounds fixedLater(IntervalBounds other) {
        if (interval.fixed() == null || end == null) {
            return other;
        }
        boolean otherIsLater = other.interval.fixed() != null && other.end != null && other.end.compareTo(end) > 0;
        return otherIsLater ? other : this;
    }

    /** Of two with a fix the one whose fix is the earlier. */
    IntervalBounds fixedEarlier(IntervalBounds other) {
        return end != null && other.end != null && other.end.compareTo(end) < 0 ? other : this;
    }

    private static @Nullable Version parse(String text, VersionScheme scheme) {
        return scheme.parse(text) instanceof ParsedVersion.Valid valid ? valid.version() : null;
    }
}
