package dev.crowsnest.integration.cost;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PushRateTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT1H, 5, 1, 5",
        "PT23H, 1, 1, 1",
        "P1D, 0, 1, 0",
        "P10D, 3, 10, 0.3",
        "P29D, 58, 29, 2",
        "P30D, 3000, 30, 100",
        "P400D, 3000, 30, 100"
    })
    void isCountedOverTheDaysThatAreKnownAndThirtyAtMost(Duration counted, long pushes, int days, String perDay) {
        PushRate rate = PushRate.of(pushes, NOW.minus(counted), NOW);

        assertThat(rate.isCounted()).isTrue();
        assertThat(rate.days()).isEqualTo(days);
        assertThat(rate.perDay()).isEqualByComparingTo(perDay);
        assertThat(rate.perMonth()).isEqualByComparingTo(rate.perDay().multiply(BigDecimal.valueOf(30)));
    }

    @Test
    void isAssumedBeforeAnythingIsKnown() {
        PushRate rate = PushRate.of(0, NOW.minus(Duration.ofHours(23)), NOW);

        assertThat(rate.isCounted()).isFalse();
        assertThat(rate.perDay()).isEqualByComparingTo("100");
    }
}
