package dev.crowsnest.analyzer.advisory;

import dev.crowsnest.analyzer.advisory.Advisories.Builder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.crowsnest.analyzer.advisory.Advisories.advisory;
import static org.assertj.core.api.Assertions.assertThat;

class InMemoryAdvisorySetTest {

    private static final Stream NPM = new Stream("npm");

    private static Builder record(String modified, String summary) {
        return advisory("npm", "GHSA-1").modified(modified).summary(summary).fixed("npm", "a", "2");
    }

    @Test
    void keepsOfTwoRecordsWithOneKeyTheLaterModified() {
        var early = record("2099-01-01T00:00:00Z", "early");
        var late = record("2099-01-02T00:00:00Z", "late");

        assertThat(Advisories.set(early, late).about(NPM, "a"))
                .extracting(Advisory::summary)
                .containsExactly("late");
        assertThat(Advisories.set(late, early).about(NPM, "a"))
                .extracting(Advisory::summary)
                .containsExactly("late");
    }

    @ParameterizedTest
    @CsvSource({
        "AlmaLinux,         AlmaLinux:10,         true",
        "AlmaLinux:10,      AlmaLinux:10,         true",
        "AlmaLinux:1,       AlmaLinux:10,         false",
        "AlmaLinux:9,       AlmaLinux:10,         false",
        "Ubuntu:22.04:LTS,  Ubuntu:22.04:LTS,     true",
        "Ubuntu:Pro,        Ubuntu:Pro:22.04:LTS, true",
    })
    void speaksForTheReleasesOfItsExportOnly(String export, String release, boolean expected) {
        var set = Advisories.set(advisory(export, "ALSA-2099:1").fixed(release, "a", "2"));

        assertThat(set.speaksOf(Stream.ofEcosystem(release))).isEqualTo(expected);
        assertThat(set.about(Stream.ofEcosystem(release), "a")).hasSize(1);
    }

    @Test
    void speaksOfTheStreamsOfWhatStands() {
        var set = Advisories.set(
                advisory("Debian", "DSA-1").fixed("Debian:12", "a", "2"),
                advisory("npm", "GHSA-1").fixed("npm", "a", "2").withdrawn());

        assertThat(set.speaksOf(new Stream("Debian:12"))).isTrue();
        assertThat(set.speaksOf(new Stream("Debian:13"))).isFalse();
        assertThat(set.speaksOf(NPM)).isFalse();
    }
}
