package dev.crowsnest.analysis.finding;

import dev.crowsnest.analyzer.advisory.AdvisorySet;
import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.analyzer.assembly.Matchers;
import dev.crowsnest.analyzer.match.Finding;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.SubjectVerdict;
import dev.crowsnest.analyzer.match.VulnerabilityMatcher;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the matcher says of an image's subjects one by one, with all advisories in memory; and the plainest way to count it. */
final class PlainMatching {

    private final VulnerabilityMatcher matcher = Matchers.matcher();
    private final AdvisorySet advisories;

    PlainMatching(AdvisorySet advisories) {
        this.advisories = advisories;
    }

    Map<MatchSubject, SubjectVerdict> match(List<MatchSubject> subjects) {
        Map<MatchSubject, SubjectVerdict> verdicts = new HashMap<>();
        subjects.forEach(subject -> verdicts.put(subject, matcher.match(subject, advisories)));
        return verdicts;
    }

    static ImageFindings count(Map<MatchSubject, SubjectVerdict> verdicts) {
        Map<String, Severity> worst = new TreeMap<>();
        Set<String> fixable = new HashSet<>();
        int undecided = 0;
        for (SubjectVerdict verdict : verdicts.values()) {
            undecided += verdict.undecided().size();
            for (Finding finding : verdict.findings()) {
                String id = finding.vulnerability().id();
                worst.merge(id, finding.severity(), (one, other) -> one.compareTo(other) < 0 ? one : other);
                if (finding.fixed() != null) {
                    fixable.add(id);
                }
            }
        }
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        worst.values().forEach(severity -> counts.merge(severity, 1, Integer::sum));
        return new ImageFindings(counts, fixable.size(), undecided);
    }
}
