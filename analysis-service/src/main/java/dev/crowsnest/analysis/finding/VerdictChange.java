package dev.crowsnest.analysis.finding;

import dev.crowsnest.analyzer.match.Finding;
import dev.crowsnest.analyzer.match.SubjectVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A subject that is judged otherwise than before. */
public record VerdictChange(int subject, SubjectVerdict before, SubjectVerdict after) {

    /** The change between two verdicts on one subject; empty when they say the same. */
    static Optional<VerdictChange> between(int subject, SubjectVerdict before, SubjectVerdict after) {
        boolean isSame =
                before.findings().equals(after.findings()) && before.undecided().equals(after.undecided());
        return isSame ? Optional.empty() : Optional.of(new VerdictChange(subject, before, after));
    }

    /** What is new, gone, or said otherwise; each vulnerability once. */
    public List<FindingChange> findings() {
        Map<String, Finding> earlier = byVulnerability(before);
        Map<String, Finding> later = byVulnerability(after);
        List<FindingChange> changes = new ArrayList<>();
        before.findings().stream()
                .filter(finding -> !later.containsKey(finding.vulnerability().id()))
                .forEach(finding -> changes.add(new FindingChange(subject, finding, null)));
        for (Finding finding : after.findings()) {
            Finding old = earlier.get(finding.vulnerability().id());
            if (!finding.equals(old)) {
                changes.add(new FindingChange(subject, old, finding));
            }
        }
        return changes;
    }

    /** Whether what could not be judged differs. */
    public boolean movesUndecided() {
        return !before.undecided().equals(after.undecided());
    }

    private static Map<String, Finding> byVulnerability(SubjectVerdict verdict) {
        return verdict.findings().stream()
                .collect(Collectors.toMap(finding -> finding.vulnerability().id(), Function.identity()));
    }

    /** One finding of one subject, before and after; one of the two is there. */
    public record FindingChange(
            int subject, @Nullable Finding before, @Nullable Finding after) {

        /** The vulnerability's id. */
        public String vulnerability() {
            Finding either = after == null ? before : after;
            if (either == null) {
                throw new IllegalStateException("a change of nothing");
            }
            return either.vulnerability().id();
        }

        /** Whether it can move a count: evidence that is worded otherwise cannot. */
        public boolean isCounted() {
            return before == null
                    || after == null
                    || before.severity() != after.severity()
                    || (before.fixed() == null) != (after.fixed() == null);
        }
    }
}
