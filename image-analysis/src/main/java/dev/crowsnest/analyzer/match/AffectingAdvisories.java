package dev.crowsnest.analyzer.match;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.AdvisoryJoin;
import dev.crowsnest.analyzer.advisory.JoinedAdvisories;
import dev.crowsnest.analyzer.advisory.RatedSeverity;
import dev.crowsnest.analyzer.version.ParsedVersion;
import dev.crowsnest.analyzer.version.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The advisories that one subject is affected by, and the findings that they come to.
 *
 * <p>Of several for one vulnerability one decides what the finding shows: one that names a fix before one that names none, then
 * the one with the highest fix, which is what ends it by all accounts (a distribution may have had to fix twice), then the one
 * of that vulnerability alone before one of many, then the first by id.
 */
final class AffectingAdvisories {

    private record Affecting(
            Advisory advisory,
            Verdict.Affected verdict,
            @Nullable Version fix) {}

    private record Found(JoinedAdvisories joined, Affecting deciding) {}

    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(finding -> finding.vulnerability().id());

    private final Comparison comparison;
    private final List<Affecting> affecting = new ArrayList<>();

    AffectingAdvisories(Comparison comparison) {
        this.comparison = comparison;
    }

    void add(Advisory advisory, Verdict.Affected verdict) {
        String fixed = verdict.fixed();
        affecting.add(new Affecting(advisory, verdict, fixed == null ? null : parse(fixed)));
    }

    boolean isEmpty() {
        return affecting.isEmpty();
    }

    /** These advisories and those. */
    List<Advisory> and(Collection<Advisory> others) {
        List<Advisory> all = new ArrayList<>(others);
        affecting.forEach(one -> all.add(one.advisory()));
        return all;
    }

    List<Finding> findings(AdvisoryJoin join) {
        SortedMap<String, Found> found = new TreeMap<>();
        for (Affecting one : affecting) {
            for (JoinedAdvisories joined : join.vulnerabilitiesOf(one.advisory())) {
                found.merge(joined.vulnerability().id(), new Found(joined, one), this::deciding);
            }
        }
        return found.values().stream()
                .map(one -> finding(one, join))
                .sorted(WORST_FIRST)
                .toList();
    }

    /** Advisories come sorted by key, so of equals the earlier stays. */
    private Found deciding(Found earlier, Found later) {
        Version fix = earlier.deciding().fix();
        Version laterFix = later.deciding().fix();
        if (fix == null || laterFix == null) {
            return fix == null && laterFix != null ? later : earlier;
        }
        int order = laterFix.compareTo(fix);
        boolean isExact = isExact(earlier);
        return order > 0 || order == 0 && !isExact && isExact(later) ? later : earlier;
    }

    private static boolean isExact(Found found) {
        return found.joined().exact().stream()
                .anyMatch(advisory ->
                        advisory.key().equals(found.deciding().advisory().key()));
    }

    private Finding finding(Found found, AdvisoryJoin join) {
        Affecting deciding = found.deciding();
        RatedSeverity rated = join.rate(comparison.stream(), comparison.name(), found.joined());
        return new Finding(
                found.joined().vulnerability(),
                rated.severity(),
                deciding.verdict().fixed(),
                deciding.verdict().state(),
                new MatchEvidence(
                        deciding.advisory().id(),
                        deciding.advisory().key().export(),
                        comparison.name(),
                        comparison.version(),
                        deciding.verdict().range(),
                        rated.source()));
    }

    private @Nullable Version parse(String fix) {
        return comparison.scheme().parse(fix) instanceof ParsedVersion.Valid valid ? valid.version() : null;
    }
}
