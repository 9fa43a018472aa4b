package dev.crowsnest.analyzer.match;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.AdvisoryJoin;
import dev.crowsnest.analyzer.advisory.JoinedAdvisories;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The advisories of which nobody can say whether they affect one subject. */
final class UndecidedAdvisories {

    private record Open(Advisory advisory, String reason) {}

    private final List<Open> open = new ArrayList<>();

    void add(Advisory advisory, Verdict.Undecidable verdict) {
        open.add(new Open(advisory, verdict.reason()));
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    Collection<Advisory> advisories() {
        return open.stream().map(Open::advisory).toList();
    }

    /** Those that leave a vulnerability open which no finding states; an erratum without one leaves none. */
    List<Undecided> notSettledBy(List<Finding> findings, AdvisoryJoin join) {
        Set<String> found =
                findings.stream().map(finding -> finding.vulnerability().id()).collect(Collectors.toSet());
        return open.stream()
                .filter(one -> join.vulnerabilitiesOf(one.advisory()).stream()
                        .map(JoinedAdvisories::vulnerability)
                        .anyMatch(vulnerability -> !found.contains(vulnerability.id())))
                .map(one ->
                        new Undecided(one.advisory().id(), one.advisory().key().export(), one.reason()))
                .toList();
    }
}
