package dev.crowsnest.integration.dashboard;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ByteSizeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "1, 1 byte",
        "999, 999 bytes",
        "1000, 1 kB",
        "9940, 9.9 kB",
        "12345, 12.3 kB",
        "999499, 999 kB",
        "999500, 1 MB",
        "31449000, 31.4 MB",
        "186400000, 186 MB",
        "212000000000, 212 GB",
        "9223372036854775807, 9.2 EB"
    })
    void isSaidWithTheUnitThatSuits(long bytes, String text) {
        assertThat(ByteSize.of(bytes)).isEqualTo(text);
    }

    @Test
    void speaksOfAPartInTheUnitOfTheWhole() {
        assertThat(ByteSize.of(41_000_000, 120_000_000)).isEqualTo("41 of 120 MB");
        assertThat(ByteSize.of(400_000, 1_500_000_000)).isEqualTo("0 of 1.5 GB");
    }
}
