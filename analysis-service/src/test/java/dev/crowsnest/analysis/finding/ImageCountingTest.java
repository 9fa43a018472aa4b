package dev.crowsnest.analysis.finding;

import dev.crowsnest.analyzer.advisory.Severity;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ImageCountingTest {

    private static final int CRITICAL = Severity.CRITICAL.ordinal();
    private static final int LOW = Severity.LOW.ordinal();
    private static final int UNSPECIFIED = Severity.UNSPECIFIED.ordinal();

    private final SubjectFindings findings = new SubjectFindings();

    @Test
    void countsAVulnerabilityOfTwoSubjectsOnceAtItsWorst() {
        findings.add(1, 70, LOW, false);
        findings.add(2, 70, CRITICAL, false);

        assertThat(count(1, 2)).isEqualTo(new ImageFindings(Map.of(Severity.CRITICAL, 1), 0, 0));
        assertThat(count(1)).isEqualTo(new ImageFindings(Map.of(Severity.LOW, 1), 0, 0));
    }

    @Test
    void countsAFixThatOneOfTheSubjectsHas() {
        findings.add(1, 70, LOW, true);
        findings.add(2, 70, LOW, false);

        assertThat(count(1, 2).fixable()).isEqualTo(1);
        assertThat(count(2).fixable()).isZero();
    }

    @Test
    void keepsTheVulnerabilitiesOfASubjectApart() {
        findings.add(1, 70, UNSPECIFIED, true);
        findings.add(1, 71, UNSPECIFIED, false);
        findings.add(1, Integer.MAX_VALUE, CRITICAL, true);

        assertThat(count(1)).isEqualTo(new ImageFindings(Map.of(Severity.UNSPECIFIED, 2, Severity.CRITICAL, 1), 2, 0));
    }

    @Test
    void takesNothingFromSubjectsOfOtherImages() {
        findings.add(1, 70, LOW, true);
        findings.add(3, 71, LOW, true);
        findings.add(Integer.MAX_VALUE, 72, LOW, true);

        assertThat(count(2)).isEqualTo(ImageFindings.NONE);
        assertThat(count(2, 3, 4).count(Severity.LOW)).isEqualTo(1);
        assertThat(count()).isEqualTo(ImageFindings.NONE);
    }

    @Test
    void countsMoreThanFitsTheFirstRoom() {
        for (int subject = 1; subject <= 5_000; subject++) {
            findings.add(subject, 10_000 + subject, LOW, false);
        }
        int[] all = java.util.stream.IntStream.rangeClosed(1, 5_000).toArray();

        assertThat(count(all).count(Severity.LOW)).isEqualTo(5_000);
    }

    @Test
    void addsWhatIsUndecidedOfEachSubject() {
        var counting = new ImageCounting(findings, Map.of(1, 2, 2, 1, 9, 5));

        assertThat(counting.count(new int[] {1, 2, 3}).undecided()).isEqualTo(3);
    }

    private ImageFindings count(int... subjects) {
        return new ImageCounting(findings, Map.of()).count(subjects);
    }
}
