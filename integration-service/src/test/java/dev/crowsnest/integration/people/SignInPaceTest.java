package dev.crowsnest.integration.people;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SignInPaceTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final SignInPace pace = new SignInPace();

    @Test
    void costsNothingAtFirstAndThenTwiceAsMuchEachTime() {
        fail(4);
        assertThat(pace.wait("key", NOW)).isZero();

        fail(1);
        assertThat(pace.wait("key", NOW)).isEqualTo(Duration.ofSeconds(1));
        fail(3);
        assertThat(pace.wait("key", NOW)).isEqualTo(Duration.ofSeconds(8));
        assertThat(pace.wait("key", NOW.plusSeconds(7))).isEqualTo(Duration.ofSeconds(1));
        assertThat(pace.wait("key", NOW.plusSeconds(8))).isZero();
        assertThat(pace.wait("another", NOW)).isZero();
    }

    @Test
    void neverLocksAnybodyOutForLong() {
        fail(500);

        assertThat(pace.wait("key", NOW)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void forgetsFailuresAfterASuccess() {
        fail(20);

        pace.succeeded("key");

        assertThat(pace.wait("key", NOW)).isZero();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            pace.failed("key", 5, NOW);
        }
    }
}
