package dev.crowsnest.local.demo;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutcomeTableTest {

    private static final String DIGEST = "sha256:" + "0".repeat(64);

    @Test
    void linesUpTheCountsAndTheTime() {
        var severities = new Outcome.Severities(2, 13, 7, 1, 0);
        var outcome = new Outcome("demo/debian:12", DIGEST, "ANALYZED", "", 50, severities, Duration.ofMillis(1234));

        assertThat(new OutcomeTable(List.of(outcome)).lines())
                .containsExactly(
                        "IMAGE                  PACKAGES CRITICAL   HIGH MEDIUM    LOW UNSPEC   PUSH TO RESULT",
                        "demo/debian:12               50        2     13      7      1      0   1.23 s");
    }

    @Test
    void saysWhereAnImageIsStuck() {
        var outcome = Outcome.unseen("demo/debian:12", DIGEST, Duration.ofMinutes(1));

        assertThat(new OutcomeTable(List.of(outcome)).lines().get(1))
                .isEqualTo("demo/debian:12         UNSEEN: no event of its push has arrived");
    }
}
