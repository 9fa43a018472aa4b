package dev.crowsnest.analyzer.report;

import dev.crowsnest.analyzer.advisory.Severity;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** How many distinct vulnerabilities there are of each severity; one that several packages have counts once, at its worst. */
public final class SeverityCounts {

    private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);

    private SeverityCounts() {}

    /** The counts of these findings. */
    public static SeverityCounts of(Collection<ReportedFinding> findings) {
        Map<String, Severity> worst = new HashMap<>();
        findings.forEach(finding -> worst.merge(finding.id(), finding.severity(), Severity::or));
        var counts = new SeverityCounts();
        worst.values().forEach(severity -> counts.counts.merge(severity, 1, Integer::sum));
        return counts;
    }

    public int of(Severity severity) {
        return counts.getOrDefault(severity, 0);
    }

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** In the short form that users of Docker Scout know: {@code 1C 3H 0M 2L 1?}, each number three wide. */
    public String describe() {
        return "%3dC  %3dH  %3dM  %3dL  %3d?"
                .formatted(
                        of(Severity.CRITICAL),
                        of(Severity.HIGH),
                        of(Severity.MEDIUM),
                        of(Severity.LOW),
                        of(Severity.UNSPECIFIED));
    }
}
