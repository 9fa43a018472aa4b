package dev.crowsnest.analyzer.match;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.AffectedPackage;
import dev.crowsnest.analyzer.advisory.FixState;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.advisory.VersionInterval;
import dev.crowsnest.analyzer.version.ParsedVersion;
import dev.crowsnest.analyzer.version.Version;
import dev.crowsnest.analyzer.version.VersionScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one package that one advisory calls affected: intervals and listed versions together.
 *
 * <p>A version is affected when an interval holds it or a list names it; an advisory that states both means either. When several
 * intervals hold it, the highest fix counts, since a lower one would leave it in another.
 *
 * @see <a href="https://ossf.github.io/osv-schema/#evaluation">OSV schema, evaluation</a>
 */
final class AffectedVersions {

    private final List<AffectedPackage> packages;
    private final List<VersionInterval> intervals;

    private AffectedVersions(List<AffectedPackage> packages) {
        this.packages = packages;
        this.intervals =
                packages.stream().flatMap(one -> one.intervals().stream()).toList();
    }

    static AffectedVersions of(Advisory advisory, Stream stream, String name) {
        return new AffectedVersions(advisory.affected().stream()
                .filter(affected ->
                        affected.name().equals(name) && affected.stream().equals(stream))
                .toList());
    }

    Verdict judge(String text, VersionScheme scheme) {
        if (intervals.isEmpty()
                && packages.stream().allMatch(one -> one.versions().isEmpty())) {
            return new Verdict.Undecidable("the advisory names no versions");
        }
        if (scheme.parse(text) instanceof ParsedVersion.Valid valid) {
            return judge(valid.version(), scheme);
        }
        return judgeUnreadable(text, scheme);
    }

    private Verdict judge(Version version, VersionScheme scheme) {
        List<IntervalBounds> holding = new ArrayList<>();
        Optional<IntervalBounds> unknown = Optional.empty();
        for (VersionInterval interval : intervals) {
            IntervalBounds bounds = IntervalBounds.of(interval, scheme);
            switch (bounds.place(version)) {
                case INSIDE -> holding.add(bounds);
                case UNKNOWN -> unknown = Optional.of(bounds);
                case OUTSIDE -> {}
            }
        }
        if (!holding.isEmpty()) {
            VersionInterval deciding = holding.stream()
                    .reduce(IntervalBounds::fixedLater)
                    .orElseThrow()
                    .interval();
            return affected(deciding.describe(), deciding.fixed());
        }
        if (isListed(version, scheme)) {
            return affected("listed: " + version.text(), fixAfter(version, scheme));
        }
        return unknown.<Verdict>map(bounds -> new Verdict.Undecidable(bounds.flaw(scheme)))
                .orElseGet(() -> new Verdict.NotAffected("outside of all affected versions"));
    }

    /** A text that is no version may still be listed as it stands, or be of a package of which all versions are affected. */
    private Verdict judgeUnreadable(String text, VersionScheme scheme) {
        if (packages.stream().anyMatch(one -> one.versions().contains(text))) {
            return affected("listed: " + text, null);
        }
        for (VersionInterval interval : intervals) {
            if (interval.isUnbounded()) {
                return affected(interval.describe(), null);
            }
        }
        if (intervals.stream().allMatch(VersionInterval::isEmpty)
                && packages.stream().allMatch(one -> one.versions().isEmpty())) {
            return new Verdict.NotAffected("no version was ever affected");
        }
        return new Verdict.Undecidable("the version '" + text + "' cannot be read as one of " + scheme.id());
    }

    private Verdict.Affected affected(String range, @Nullable String fixed) {
        return fixed != null
                ? new Verdict.Affected(range, fixed, FixState.FIXED)
                : new Verdict.Affected(range, null, unfixed());
    }

    private FixState unfixed() {
        return packages.stream()
                .map(AffectedPackage::unfixed)
                .filter(state -> state != FixState.UNKNOWN)
                .findFirst()
                .orElse(FixState.UNKNOWN);
    }

    private boolean isListed(Version version, VersionScheme scheme) {
        return packages.stream().anyMatch(one -> one.versions().contains(version.text()))
                || packages.stream()
                        .flatMap(one -> one.versions().stream())
                        .anyMatch(listed -> scheme.parse(listed) instanceof ParsedVersion.Valid valid
                                && version.isBuildOf(valid.version()));
    }

    private @Nullable String fixAfter(Version version, VersionScheme scheme) {
        return intervals.stream()
                .map(interval -> IntervalBounds.of(interval, scheme))
                .filter(bounds -> bounds.isFixedAfter(version))
                .reduce(IntervalBounds::fixedEarlier)
                .map(bounds -> bounds.interval().fixed())
                .orElse(null);
    }
}
