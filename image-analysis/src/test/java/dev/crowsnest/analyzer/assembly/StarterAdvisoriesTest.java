package dev.crowsnest.analyzer.assembly;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.AdvisorySet;
import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.advisory.VulnerabilityIdentity;
import dev.crowsnest.analyzer.catalog.PackageRecord.Origin;
import dev.crowsnest.analyzer.catalog.SourcePackage;
import dev.crowsnest.analyzer.match.Finding;
import dev.crowsnest.analyzer.match.MatchSubject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StarterAdvisoriesTest {

    @Test
    void areNamedAsWhatTheyAre() {
        AdvisorySet set = StarterAdvisories.set();
        assertThat(set.edition().describe())
                .isEqualTo("starter set, " + StarterAdvisories.all().size() + " advisories, last sync: never");
        assertThat(StarterAdvisories.all()).hasSizeBetween(60, 80);
    }

    @Test
    void eachNameACveAndAFixAndAScaleThatCanBeRead() {
        assertThat(StarterAdvisories.all()).allSatisfy(advisory -> {
            assertThat(VulnerabilityIdentity.cves(advisory)).hasSize(1);
            assertThat(advisory.summary()).isNotBlank();
            assertThat(advisory.affected())
                    .isNotEmpty()
                    .allSatisfy(affected -> assertThat(affected.intervals())
                            .isNotEmpty()
                            .allSatisfy(interval -> assertThat(interval.fixed()).isNotNull()));
        });
        assertThat(StarterAdvisories.all()).extracting(Advisory::key).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "Debian:12, openssl, 3.0.9-1, CVE-2024-5535, CRITICAL",
        "Debian:12, glibc, 2.36-9+deb12u1, CVE-2023-4911, HIGH",
        "Debian:12, shadow, 1:4.13+dfsg1-1, CVE-2023-4641, MEDIUM",
        "Alpine:v3.18, openssl, 3.1.3-r0, CVE-2023-5363, HIGH",
        "Alpine:v3.18, musl, 1.2.4-r1, CVE-2025-26519, UNSPECIFIED",
        "npm, lodash, 4.17.20, CVE-2021-23337, HIGH",
        "npm, semver, 7.3.5, CVE-2022-25883, HIGH",
        "PyPI, pyyaml, 5.3, CVE-2020-1747, CRITICAL",
        "Maven, org.apache.logging.log4j:log4j-core, 2.14.1, CVE-2021-44228, CRITICAL",
        "Maven, org.springframework:spring-beans, 5.3.17, CVE-2022-22965, CRITICAL"
    })
    void coverTheSamples(String stream, String name, String version, String cve, Severity severity) {
        assertThat(match(stream, name, version)).anySatisfy(finding -> {
            assertThat(finding.vulnerability().id()).isEqualTo(cve);
            assertThat(finding.severity()).isEqualTo(severity);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "Debian:12, openssl, 3.0.17-1~deb12u3",
        "npm, lodash, 4.17.21",
        "PyPI, pyyaml, 5.4",
        "Maven, org.apache.logging.log4j:log4j-core, 2.17.1",
        "Maven, org.apache.logging.log4j:log4j-core, 2.12.4"
    })
    void leaveFixedVersionsAlone(String stream, String name, String version) {
        assertThat(match(stream, name, version)).isEmpty();
    }

    private static List<Finding> match(String stream, String name, String version) {
        var source = stream.contains(":") ? new SourcePackage(name, version) : null;
        var subject = new MatchSubject(new Stream(stream), name, version, source, null, Origin.UNSTATED);
        return Matchers.matcher().match(subject, StarterAdvisories.set()).findings();
    }
}
