package dev.crowsnest.integration.dashboard;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AgeTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:05Z, now",
        "2026-03-01T11:59:01Z, now",
        "2026-03-01T11:59:00Z, 1 min",
        "2026-03-01T10:00:01Z, 1 h",
        "2026-02-27T12:00:00Z, 2 d",
        "2026-01-29T12:00:00Z, 29 Jan 2026",
    })
    void isSaidShortAndInFull(Instant at, String text) {
        assertThat(Age.of(at, NOW).text()).isEqualTo(text);
        assertThat(Age.of(NOW, NOW).full()).isEqualTo("1 Mar 2026, 12:00:00 UTC");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T11:00:00Z, now",
        "2026-03-01T12:00:59Z, now",
        "2026-03-01T12:02:00Z, 2 min",
        "2026-03-03T12:00:00Z, 2 d"
    })
    void ofWhatIsToComeIsSaidAlike(Instant at, String text) {
        assertThat(Age.until(at, NOW).text()).isEqualTo(text);
    }
}
