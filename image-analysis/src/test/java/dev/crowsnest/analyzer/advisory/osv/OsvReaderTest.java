package dev.crowsnest.analyzer.advisory.osv;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.AffectedPackage;
import dev.crowsnest.analyzer.advisory.SeverityClaim;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.advisory.VersionInterval;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OsvReaderTest {

    private final OsvReader reader = new OsvReader();

    @Test
    void readsTheFieldsThatMatchingNeeds() throws Exception {
        Advisory advisory = read("""
                {"id": "UBUNTU-CVE-2099-1", "modified": "2099-01-02T03:04:05Z", "summary": "a summary",
                 "aliases": ["GHSA-1"], "upstream": ["CVE-2099-1"], "related": ["CVE-2099-2"], "unknown": {"a": [1]},
                 "severity": [{"type": "Ubuntu", "score": "low"}], "database_specific": {"severity": "HIGH"},
                 "affected": [{"package": {"ecosystem": "Ubuntu:22.04:LTS", "name": "openssl"},
                   "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N"}], "ecosystem_specific": {"urgency": "low"},
                   "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1-2"}]}],
                   "versions": ["1-1"]}]}""");

        assertThat(advisory.id()).isEqualTo("UBUNTU-CVE-2099-1");
        assertThat(advisory.key().export()).isEqualTo("Test");
        assertThat(advisory.modified()).isEqualTo(Instant.parse("2099-01-02T03:04:05Z"));
        assertThat(advisory.aliases()).containsExactly("GHSA-1");
        assertThat(advisory.upstream()).containsExactly("CVE-2099-1");
        assertThat(advisory.related()).containsExactly("CVE-2099-2");
        assertThat(advisory.severities())
                .containsExactly(new SeverityClaim("Ubuntu", "low"), new SeverityClaim("STATED", "HIGH"));
        AffectedPackage affected = advisory.affected().get(0);
        assertThat(affected.stream()).isEqualTo(new Stream("Ubuntu:22.04"));
        assertThat(affected.name()).isEqualTo("openssl");
        assertThat(affected.versions()).containsExactly("1-1");
        assertThat(affected.severities())
                .containsExactly(new SeverityClaim("CVSS_V3", "CVSS:3.1/AV:N"), new SeverityClaim("Debian", "low"));
    }

    @Test
    void pairsEventsIntoIntervals() throws Exception {
        assertThat(intervals("npm", "SEMVER", "introduced 1.0.0, fixed 1.2.3, introduced 2.0.0, last_affected 2.4.0"))
                .containsExactly(
                        new VersionInterval("1.0.0", "1.2.3", null), new VersionInterval("2.0.0", null, "2.4.0"));
    }

    @Test
    void ordersEventsBeforePairingThem() throws Exception {
        assertThat(intervals("npm", "SEMVER", "fixed 10.0.0, introduced 9.0.0, fixed 1.2.3, introduced 0"))
                .containsExactly(new VersionInterval("0", "1.2.3", null), new VersionInterval("9.0.0", "10.0.0", null));
    }

    @Test
    void takesTheFirstFixOfSeveralOnOneBranch() throws Exception {
        assertThat(intervals("PyPI", "ECOSYSTEM", "introduced 0, fixed 2.0, fixed 1.5"))
                .containsExactly(new VersionInterval("0", "1.5", null));
    }

    @Test
    void ordersVersionsThatMavenCannotSort() throws Exception {
        assertThat(intervals("Maven", "ECOSYSTEM", "introduced 1.sp.1, fixed 1-rc, introduced 1, fixed 2"))
                .isNotEmpty();
    }

    @Test
    void keepsTheOrderOfTheRecordWhenAVersionCannotBeRead() throws Exception {
        assertThat(intervals("npm", "SEMVER", "introduced 0, fixed not/a/version"))
                .containsExactly(new VersionInterval("0", "not/a/version", null));
    }

    @Test
    void leavesOpenWhatIsNotFixed() throws Exception {
        assertThat(intervals("Debian:12", "ECOSYSTEM", "introduced 1.0-1"))
                .containsExactly(new VersionInterval("1.0-1", null, null));
    }

    @Test
    void takesAFixWithoutABeginningFromTheFirstVersion() throws Exception {
        assertThat(intervals("Debian:12", "ECOSYSTEM", "fixed 1.0-1"))
                .containsExactly(new VersionInterval("0", "1.0-1", null));
    }

    @Test
    void readsAFixOfZeroAsNeverAffected() throws Exception {
        assertThat(intervals("Alpine:v3.19", "ECOSYSTEM", "introduced 0, fixed 0"))
                .singleElement()
                .matches(VersionInterval::isEmpty);
    }

    @Test
    void ignoresLimitsAndGitRanges() throws Exception {
        assertThat(intervals("npm", "SEMVER", "introduced 0, limit 3.0.0, fixed 2.0.0"))
                .containsExactly(new VersionInterval("0", "2.0.0", null));
        assertThat(intervals("npm", "GIT", "introduced 0, fixed abcdef")).isEmpty();
    }

    @Test
    void normalizesTheNamesOfPythonPackages() throws Exception {
        assertThat(read(affecting("PyPI", "Foo_.Bar", "")).affected().get(0).name())
                .isEqualTo("foo-bar");
        assertThat(read(affecting("npm", "Foo_.Bar", "")).affected().get(0).name())
                .isEqualTo("Foo_.Bar");
    }

    @Test
    void passesOverWhatNamesNoPackage() throws Exception {
        assertThat(read("{\"id\": \"A-1\", \"affected\": [{\"ranges\": []}, {}]}")
                        .affected())
                .isEmpty();
        assertThat(read("{\"id\": \"A-1\"}").affected()).isEmpty();
    }

    @Test
    void readsTheSeverityInTheTitleOfAnErratum() throws Exception {
        assertThat(read("{\"id\": \"ALSA-2099:1\", \"summary\": \"Important: libx security update\"}")
                        .severities())
                .containsExactly(new SeverityClaim("STATED", "Important"));
    }

    @Test
    void takesADateThatCannotBeReadForOld() throws Exception {
        assertThat(read("{\"id\": \"A-1\", \"modified\": \"soon\"}").modified()).isEqualTo(Instant.EPOCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "nothing",
                "{",
                "{}",
                "{\"id\": \"\"}",
                "{\"id\": \"A-1\", \"affected\": {}}",
                "{\"id\": \"A-1\", \"withdrawn\": \"perhaps\"}"
            })
    void refusesWhatCouldNotBeJudgedWith(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(MalformedAdvisoryException.class);
    }

    @Test
    void namesTheRecordThatItRefuses() {
        assertThatThrownBy(() -> read("{\"id\": \"A-1\", \"withdrawn\": \"perhaps\"}"))
                .hasMessage("could not read advisory A-1: 'withdrawn' is no date, so it may stand or not");
    }

    private List<VersionInterval> intervals(String ecosystem, String type, String events) throws Exception {
        String list = List.of(events.split(", ")).stream()
                .map(event -> event.split(" "))
                .map(event -> "{\"%s\": \"%s\"}".formatted(event[0], event[1]))
                .toList()
                .toString();
        String range = "{\"type\": \"%s\", \"events\": %s}".formatted(type, list);
        return read(affecting(ecosystem, "a", range)).affected().get(0).intervals();
    }

    private static String affecting(String ecosystem, String name, String ranges) {
        return "{\"id\": \"A-1\", \"affected\": [{\"package\": {\"ecosystem\": \"%s\", \"name\": \"%s\"}, \"ranges\": [%s]}]}"
                .formatted(ecosystem, name, ranges);
    }

    private Advisory read(String json) throws MalformedAdvisoryException {
        return reader.read("Test", json.getBytes(StandardCharsets.UTF_8));
    }
}
