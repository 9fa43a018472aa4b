package dev.crowsnest.analysis.finding;

import dev.crowsnest.analyzer.advisory.FixState;
import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.analyzer.advisory.Vulnerability;
import dev.crowsnest.analyzer.match.Finding;
import dev.crowsnest.analyzer.match.MatchEvidence;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.SubjectVerdict;
import dev.crowsnest.analyzer.match.Undecided;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictChangeTest {

    private static final MatchSubject SUBJECT = StoredImages.npm("left", "1.0.0");

    private static Finding finding(String id, Severity severity, String range) {
        return new Finding(
                new Vulnerability(id, List.of()),
                severity,
                null,
                FixState.UNKNOWN,
                new MatchEvidence(id, "npm", "left", "1.0.0", range, "none"));
    }

    private static SubjectVerdict verdict(Finding... findings) {
        return new SubjectVerdict(SUBJECT, List.of(findings), List.of());
    }

    @Test
    void isNoneWhenBothSayTheSame() {
        assertThat(VerdictChange.between(
                        1,
                        verdict(finding("CVE-1", Severity.LOW, "<2")),
                        verdict(finding("CVE-1", Severity.LOW, "<2"))))
                .isEmpty();
    }

    @Test
    void tellsWhatIsNewGoneAndOtherwise() {
        var before = verdict(finding("CVE-1", Severity.LOW, "<2"), finding("CVE-2", Severity.LOW, "<2"));
        var after = verdict(finding("CVE-2", Severity.HIGH, "<2"), finding("CVE-3", Severity.LOW, "<2"));

        List<VerdictChange.FindingChange> changes =
                VerdictChange.between(1, before, after).orElseThrow().findings();

        assertThat(changes)
                .extracting(VerdictChange.FindingChange::vulnerability)
                .containsExactly("CVE-1", "CVE-2", "CVE-3");
        assertThat(changes).allMatch(VerdictChange.FindingChange::isCounted);
    }

    @Test
    void writesOtherEvidenceButMovesNoCountByIt() {
        var change = VerdictChange.between(
                        1, verdict(finding("CVE-1", Severity.LOW, "<2")), verdict(finding("CVE-1", Severity.LOW, "<3")))
                .orElseThrow();

        assertThat(change.findings()).hasSize(1).noneMatch(VerdictChange.FindingChange::isCounted);
    }

    @Test
    void noticesWhatCannotBeJudgedAnyMore() {
        var after = new SubjectVerdict(SUBJECT, List.of(), List.of(new Undecided("CVE-1", "npm", "no versions")));

        var change = VerdictChange.between(1, verdict(), after).orElseThrow();

        assertThat(change.movesUndecided()).isTrue();
        assertThat(change.findings()).isEmpty();
    }
}
