package dev.crowsnest.integration.dashboard;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ByteSizeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "1, 1 byte",
        "999, 999 bytes",
        "1000, 1.0 kB",
        "9940, 9.9 kB",
        "12345, 12 kB",
        "999499, 999 kB",
        "999500, 1.0 MB",
        "212000000000, 212 GB",
        "9223372036854775807, 9.2 EB"
    })
    void isSaidWithTheUnitThatSuits(long bytes, String text) {
        assertThat(ByteSize.of(bytes)).isEqualTo(text);
    }
}
