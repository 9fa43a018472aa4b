package dev.crowsnest.local.demo;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LatenciesTest {

    @Test
    void takesTheMiddleOneAsMedian() {
        var latencies = new Latencies(List.of(Duration.ofMillis(100), Duration.ofMillis(450), Duration.ofSeconds(9)));

        assertThat(latencies.median()).isEqualTo(Duration.ofMillis(450));
        assertThat(latencies.lines())
                .contains("push to stored result, s: median 0.45, least 0.10, most 9.00", "all: 0.10 0.45 9.00");
    }
}
