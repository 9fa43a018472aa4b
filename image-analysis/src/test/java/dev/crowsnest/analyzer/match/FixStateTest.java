package dev.crowsnest.analyzer.match;

import dev.crowsnest.analyzer.advisory.Advisories;
import dev.crowsnest.analyzer.advisory.FixState;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.assembly.Matchers;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.SourcePackage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.crowsnest.analyzer.advisory.Advisories.advisory;
import static org.assertj.core.api.Assertions.assertThat;

/** Whether a finding has a fix, will have one, or nobody says: by source. */
class FixStateTest {

    private static final String OPEN = "\"ranges\": [{\"type\": \"ECOSYSTEM\", \"events\": [{\"introduced\": \"0\"}]}]";

    private static FixState state(String stream, Advisories.Builder advisory) {
        var subject = new MatchSubject(
                new Stream(stream), "a", "1.0.0", new SourcePackage("a", "1.0.0"), null, PackageRecord.Origin.UNSTATED);
        var findings =
                Matchers.matcher().match(subject, Advisories.set(advisory)).findings();
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).fixed() != null).isEqualTo(findings.get(0).fixState() == FixState.FIXED);
        return findings.get(0).fixState();
    }

    private static Advisories.Builder open(String id, String ecosystem, String rest) {
        return advisory("Test", id).affected(ecosystem, "a", OPEN + rest);
    }

    @ParameterizedTest
    @CsvSource({"Debian:12", "Ubuntu:22.04", "Alpine:v3.20", "AlmaLinux:9", "npm", "PyPI", "Go", "crates.io", "RubyGems"
    })
    void isFixedByAnySourceWhereAFixEndsTheRange(String stream) {
        assertThat(state(stream, advisory("Test", "CVE-2099-1").fixed(stream, "a", "2.0.0")))
                .isEqualTo(FixState.FIXED);
    }

    @ParameterizedTest
    @CsvSource({
        "needed,       NOT_FIXED",
        "pending,      NOT_FIXED",
        "deferred,     NOT_FIXED",
        "ignored,      WONT_FIX",
        "end-of-life,  WONT_FIX",
        "needs-triage, UNKNOWN",
        "'',           UNKNOWN"
    })
    void followsTheStatusOfUbuntusTracker(String status, FixState state) {
        assertThat(state("Ubuntu:22.04", open("UBUNTU-CVE-2099-1", "Ubuntu:22.04:LTS", """
                        , "database_specific": {"status": "%s"}""".formatted(status))))
                .isEqualTo(state);
    }

    @Test
    void isNotFixedForEverybodyWhereOnlyUbuntuProHasTheFix() {
        assertThat(state(
                        "Ubuntu:22.04",
                        advisory("Test", "UBUNTU-CVE-2099-1").fixed("Ubuntu:22.04:LTS", "a", "1.0.0ubuntu1+esm1")))
                .isEqualTo(FixState.NOT_FIXED);
    }

    @Test
    void staysThatOfTheTrackerWhereUbuntuProFixedItLater() {
        assertThat(state(
                        "Ubuntu:22.04",
                        open("UBUNTU-CVE-2099-1", "Ubuntu:22.04:LTS", """
                        , "database_specific": {"status": "ignored"}""")
                                .fixed("Ubuntu:Pro:22.04:LTS", "a", "1.0.0ubuntu1+esm1")))
                .isEqualTo(FixState.WONT_FIX);
    }

    @ParameterizedTest
    @CsvSource({
        "unimportant,        WONT_FIX",
        "end-of-life,        WONT_FIX",
        "not yet assigned,   NOT_FIXED",
        "low,                NOT_FIXED",
        "'',                 UNKNOWN"
    })
    void followsTheUrgencyOfDebiansTracker(String urgency, FixState state) {
        assertThat(state("Debian:12", open("DEBIAN-CVE-2099-1", "Debian:12", """
                        , "ecosystem_specific": {"urgency": "%s"}""".formatted(urgency))))
                .isEqualTo(state);
    }

    @Test
    void isNotFixedWhereRubysDatabaseListsNoPatchedVersions() {
        var record = open("GHSA-1", "RubyGems", "");
        assertThat(state("RubyGems", record)).isEqualTo(FixState.UNKNOWN);
        assertThat(state("RubyGems", record.specific("\"patched_versions\": null")))
                .isEqualTo(FixState.NOT_FIXED);
    }

    @ParameterizedTest
    @CsvSource({"unmaintained, WONT_FIX", "unsound, UNKNOWN"})
    void isNotMendedByAnybodyWhereACrateIsUnmaintained(String informational, FixState state) {
        assertThat(state("crates.io", open("RUSTSEC-2099-0001", "crates.io", """
                        , "database_specific": {"informational": "%s"}""".formatted(informational))))
                .isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"npm", "PyPI", "Go"})
    void isUnknownWhereGitHubPyPIAndGoNameNoFix(String stream) {
        assertThat(state(stream, open("GHSA-1", stream, ""))).isEqualTo(FixState.UNKNOWN);
    }

    @Test
    void isUnknownWhereOnlyTheLastAffectedVersionIsNamed() {
        assertThat(state("npm", advisory("Test", "GHSA-1").events("npm", "a", "introduced 0, last_affected 2.0.0")))
                .isEqualTo(FixState.UNKNOWN);
    }
}
