package dev.crowsnest.analyzer.advisory;

import dev.crowsnest.analyzer.advisory.Advisories.Builder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.crowsnest.analyzer.advisory.Advisories.advisory;
import static org.assertj.core.api.Assertions.assertThat;

class SeverityRuleTest {

    private static final Stream UBUNTU = new Stream("Ubuntu:22.04");
    private static final Stream DEBIAN = new Stream("Debian:12");
    private static final String V4_HIGH = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:H/SC:N/SI:N/SA:N";
    private static final String V31_CRITICAL = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
    private static final String V30_MEDIUM = "CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N";
    private static final String V2_HIGH = "AV:N/AC:L/Au:N/C:C/I:C/A:C";

    private static final Builder UBUNTU_LOW =
            advisory("Ubuntu", "UBUNTU-CVE-2099-1001").severity("Ubuntu", "low").fixed("Ubuntu:22.04:LTS", "a", "1");
    private static final Builder GHSA_V31 = advisory("npm", "GHSA-1")
            .aliases("CVE-2099-1001")
            .severity("CVSS_V3", V31_CRITICAL)
            .stated("LOW");

    @Test
    void takesTheDistributionsOwnWordFirst() {
        assertThat(rate(UBUNTU, UBUNTU_LOW, GHSA_V31))
                .isEqualTo(new RatedSeverity(Severity.LOW, "UBUNTU-CVE-2099-1001 (Ubuntu)"));
    }

    @Test
    void hearsADistributionsWordForItsOwnPackagesOnly() {
        assertThat(rate(DEBIAN, UBUNTU_LOW, GHSA_V31))
                .isEqualTo(new RatedSeverity(Severity.CRITICAL, "GHSA-1 (CVSS 3.1)"));
    }

    @ParameterizedTest
    @CsvSource({
        "a, high, HIGH",
        "a, not yet assigned, CRITICAL",
        "b, high, LOW",
        "unlisted, high, CRITICAL",
    })
    void hearsADistributionsWordOfOnePackageForNoOther(String name, String urgency, Severity expected) {
        var tracker = advisory("Debian", "DEBIAN-CVE-2099-1001")
                .affected("Debian:12", "b", "\"ecosystem_specific\": {\"urgency\": \"unimportant\"}")
                .affected("Debian:12", "a", "\"ecosystem_specific\": {\"urgency\": \"" + urgency + "\"}")
                .affected("Debian:11", "a", "\"ecosystem_specific\": {\"urgency\": \"unimportant\"}");

        assertThat(rated(DEBIAN, name, tracker, GHSA_V31).severity()).isEqualTo(expected);
    }

    @Test
    void hearsOtherPackagesWhereNoneIsMeantAlone() {
        var elsewhere = advisory("npm", "GHSA-1")
                .aliases("CVE-2099-1001")
                .affected(
                        "npm", "other", "\"severity\": [{\"type\": \"CVSS_V3\", \"score\": \"" + V31_CRITICAL + "\"}]");

        assertThat(rated(DEBIAN, "a", elsewhere).severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void prefersTheNewerCvss() {
        var v4 = advisory("npm", "Z-4").aliases("CVE-2099-1001").severity("CVSS_V4", V4_HIGH);
        var v30 = advisory("npm", "A-30").aliases("CVE-2099-1001").severity("CVSS_V3", V30_MEDIUM);
        var v2 = advisory("npm", "A-2").aliases("CVE-2099-1001").severity("CVSS_V2", V2_HIGH);
        assertThat(rate(DEBIAN, v2, v30, GHSA_V31, v4)).isEqualTo(new RatedSeverity(Severity.HIGH, "Z-4 (CVSS 4.0)"));
        assertThat(rate(DEBIAN, v2, v30)).isEqualTo(new RatedSeverity(Severity.MEDIUM, "A-30 (CVSS 3.0)"));
        assertThat(rate(DEBIAN, v2)).isEqualTo(new RatedSeverity(Severity.HIGH, "A-2 (CVSS 2.0)"));
    }

    @Test
    void asksTheRecordOfTheCveBeforeTheGhsaBeforeOthers() {
        var other =
                advisory("PyPI", "A-1").aliases("CVE-2099-1001").severity("CVSS_V3", V30_MEDIUM.replace("3.0", "3.1"));
        var cve = advisory("CVE", "CVE-2099-1001").severity("CVSS_V3", V31_CRITICAL);
        assertThat(rate(DEBIAN, other, GHSA_V31).source()).startsWith("GHSA-1");
        assertThat(rate(DEBIAN, other, GHSA_V31, cve).source()).startsWith("CVE-2099-1001");
    }

    @Test
    void fallsBackToTheWordOfADatabase() {
        var worded = advisory("Maven", "M-1").aliases("CVE-2099-1001").stated("MODERATE");
        assertThat(rate(DEBIAN, worded)).isEqualTo(new RatedSeverity(Severity.MEDIUM, "M-1 (database_specific)"));
    }

    @Test
    void passesOverWhatCannotBeRead() {
        var broken = advisory("npm", "A-1").aliases("CVE-2099-1001").severity("CVSS_V3", "CVSS:3.1/AV:X/nonsense");
        var endless =
                advisory("npm", "A-2").aliases("CVE-2099-1001").severity("CVSS_V3", "CVSS:3.1/" + "A".repeat(100_000));
        assertThat(rate(DEBIAN, broken, endless)).isEqualTo(RatedSeverity.UNSPECIFIED);
        assertThat(rate(DEBIAN, broken, endless, GHSA_V31).severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void takesTheWordOfAnErratumOfManyOnlyWhenNobodyElseSpeaks() {
        Builder erratum = advisory("AlmaLinux", "ALSA-2099:1")
                .related("CVE-2099-1001", "CVE-2099-1002")
                .stated("Critical");
        var mild = advisory("PyPI", "P-1").aliases("CVE-2099-1001").stated("LOW");
        assertThat(rate(DEBIAN, erratum, mild).severity()).isEqualTo(Severity.LOW);
        assertThat(rate(DEBIAN, erratum).severity()).isEqualTo(Severity.CRITICAL);
    }

    @ParameterizedTest
    @CsvSource({
        "critical, CRITICAL",
        "High, HIGH",
        "Important, HIGH",
        "MODERATE, MEDIUM",
        "medium, MEDIUM",
        "low, LOW",
        "negligible, LOW",
        "unimportant, LOW",
        "not yet assigned, UNSPECIFIED",
        "untriaged, UNSPECIFIED"
    })
    void readsTheWordsOfTheDatabases(String word, Severity severity) {
        assertThat(rate(DEBIAN, advisory("npm", "A-1").aliases("CVE-2099-1001").stated(word))
                        .severity())
                .isEqualTo(severity);
    }

    private static RatedSeverity rate(Stream stream, Builder... advisories) {
        return rated(stream, "a", advisories);
    }

    private static RatedSeverity rated(Stream stream, String name, Builder... advisories) {
        Advisory start = advisories[0].build();
        AdvisoryJoin join =
                AdvisoryJoin.around(List.of(start), Advisories.set(Arrays.copyOf(advisories, advisories.length)));
        return SeverityRule.rate(stream, name, join.vulnerabilitiesOf(start).get(0));
    }
}
