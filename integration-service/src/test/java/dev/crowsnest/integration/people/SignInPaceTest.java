package dev.crowsnest.integration.people;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SignInPaceTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final SignInKey KEY = new SignInKey("key", 5, LONGEST);

    private final SignInPace pace = new SignInPace();

    @Test
    void costsNothingAtFirstAndThenTwiceAsMuchEachTime() {
        fail(4);
        assertThat(pace.wait(KEY, NOW)).isZero();

        fail(1);
        assertThat(pace.wait(KEY, NOW)).isEqualTo(Duration.ofSeconds(1));
        fail(3);
        assertThat(pace.wait(KEY, NOW)).isEqualTo(Duration.ofSeconds(8));
        assertThat(pace.wait(KEY, NOW.plusSeconds(7))).isEqualTo(Duration.ofSeconds(1));
        assertThat(pace.wait(KEY, NOW.plusSeconds(8))).isZero();
        assertThat(pace.wait(new SignInKey("another", 5, LONGEST), NOW)).isZero();
    }

    @Test
    void neverLocksAnybodyOutForLong() {
        fail(500);

        assertThat(pace.wait(KEY, NOW)).isEqualTo(LONGEST);
    }

    @Test
    void countsAFailureForLessAsTimeGoesBy() {
        fail(8);
        Instant later = NOW.plus(Duration.ofMinutes(15));

        pace.failed(KEY, later);

        assertThat(pace.wait(KEY, later)).as("four are left of eight").isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void forgetsAnyNumberOfFailuresInTheSameTime() {
        fail(5000);
        Instant later = NOW.plus(Duration.ofMinutes(45));

        pace.failed(KEY, later);

        assertThat(pace.wait(KEY, later)).isZero();
    }

    @Test
    void countsATryAsAFailureUntilItIsKnown() {
        begin(4);
        assertThat(pace.wait(KEY, NOW)).isZero();
        begin(1);
        assertThat(pace.wait(KEY, NOW)).isEqualTo(Duration.ofSeconds(1));

        pace.undone(KEY);

        assertThat(pace.wait(KEY, NOW)).isZero();
    }

    @Test
    void letsOneAtATimeThroughAfterFailures() {
        fail(8);
        Instant later = NOW.plusSeconds(8);
        assertThat(pace.wait(KEY, later)).isZero();

        pace.begun(KEY, later);

        assertThat(pace.wait(KEY, later)).isPositive();
    }

    @Test
    void forgetsFailuresAfterASuccess() {
        fail(20);
        begin(2);

        pace.succeeded(KEY);

        assertThat(pace.wait(KEY, NOW)).isZero();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            pace.failed(KEY, NOW);
        }
    }

    private void begin(int times) {
        for (int i = 0; i < times; i++) {
            pace.begun(KEY, NOW);
        }
    }
}
