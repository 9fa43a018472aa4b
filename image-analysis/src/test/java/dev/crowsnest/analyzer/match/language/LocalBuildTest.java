package dev.crowsnest.analyzer.match.language;

import dev.crowsnest.analyzer.advisory.Advisories;
import dev.crowsnest.analyzer.advisory.Advisories.Builder;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.assembly.Matchers;
import dev.crowsnest.analyzer.catalog.PackageRecord.Origin;
import dev.crowsnest.analyzer.match.MatchSubject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.crowsnest.analyzer.advisory.Advisories.advisory;
import static org.assertj.core.api.Assertions.assertThat;

/** PEP 440's local versions: {@code torch 2.6.0+cu124} is a build of 2.6.0, and has what 2.6.0 has. */
class LocalBuildTest {

    private static final Builder UP_TO =
            advisory("PyPI", "GHSA-aaaa-bbbb-cccc").events("PyPI", "torch", "introduced 0, last_affected 2.6.0");
    private static final Builder FIXED_BY_A_BUILD =
            advisory("PyPI", "GHSA-dddd-eeee-ffff").fixed("PyPI", "torch", "2.6.0+cu124.post1");
    private static final Builder LISTED = advisory("PyPI", "PYSEC-1").versions("PyPI", "torch", "2.6.0", "2.7.0+cpu");

    @ParameterizedTest
    @CsvSource({"2.6.0, 1", "2.6.0+cu124, 1", "2.6+cpu, 1", "2.6.0.post1, 0", "2.6.1+cu124, 0"})
    void isInARangeThatItsReleaseEnds(String version, int findings) {
        assertThat(findings(version, UP_TO)).isEqualTo(findings);
    }

    @ParameterizedTest
    @CsvSource({"2.6.0, 1", "2.6.0+cu124, 1", "2.7.0, 0", "2.7.0+cpu, 1", "2.7.0+cu124, 0"})
    void isListedByItsReleaseOrByItself(String version, int findings) {
        assertThat(findings(version, LISTED)).isEqualTo(findings);
    }

    @ParameterizedTest
    @CsvSource({"2.6.0, 1", "2.6.0+cu124, 1", "2.6.0+cu124.post1, 0"})
    void comesBeforeAFixThatIsABuild(String version, int findings) {
        assertThat(findings(version, FIXED_BY_A_BUILD)).isEqualTo(findings);
    }

    private static int findings(String version, Builder advisory) {
        var subject = new MatchSubject(new Stream("PyPI"), "torch", version, null, null, Origin.UNSTATED);
        return Matchers.matcher()
                .match(subject, Advisories.set(advisory))
                .findings()
                .size();
    }
}
