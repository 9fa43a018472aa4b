package dev.crowsnest.analyzer.advisory;

import dev.crowsnest.analyzer.advisory.Advisories.Builder;
import org.junit.jupiter.api.Test;

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
