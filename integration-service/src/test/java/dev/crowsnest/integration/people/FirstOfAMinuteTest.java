package dev.crowsnest.integration.people;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FirstOfAMinuteTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private final FirstOfAMinute first = new FirstOfAMinute();

    @Test
    void isOneOfEachKindAndThenNoneForAMinute() {
        assertThat(first.is("ada", NOW)).isTrue();
        assertThat(first.is("ada", NOW)).isFalse();
        assertThat(first.is("grace", NOW)).isTrue();
        assertThat(first.is("ada", NOW.plusSeconds(59))).isFalse();
        assertThat(first.is("ada", NOW.plusSeconds(60))).isTrue();
        assertThat(first.is("ada", NOW.plusSeconds(119))).isFalse();
    }

    @Test
    void isOneOfManyAtOnce() {
        long firsts = IntStream.range(0, 1_000)
                .parallel()
                .filter(i -> first.is("ada", NOW))
                .count();

        assertThat(firsts).isEqualTo(1);
    }
}
