package dev.crowsnest.local.demo;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LatenciesTest {

    @Test
    void takesTheMiddleOne() {
        assertThat(of(900, 100, 300).median()).contains(Duration.ofMillis(300));
    }

    @Test
    void takesTheLowerOneOfTwoInTheMiddle() {
        assertThat(of(4000, 100, 300, 900).median()).contains(Duration.ofMillis(300));
    }

    @Test
    void countsAnImageWithoutResultAsMissing() {
        var failed = new Outcome("a:1", "", "FAILED", "gone", List.of(), Optional.of(Duration.ofMillis(1)));
        var latencies = new Latencies(List.of(analyzed(500), failed));

        assertThat(latencies.isComplete()).isFalse();
        assertThat(latencies.summary()).isEqualTo("1 of 2 images: median 0.50 s, fastest 0.50 s, slowest 0.50 s");
    }

    @Test
    void hasNoMedianOfNothing() {
        assertThat(of().median()).isEmpty();
        assertThat(of().summary()).isEqualTo("no image has its result");
    }

    private static Latencies of(long... milliseconds) {
        return new Latencies(
                Arrays.stream(milliseconds).mapToObj(LatenciesTest::analyzed).toList());
    }

    private static Outcome analyzed(long milliseconds) {
        return new Outcome("a:1", "", "ANALYZED", "", List.of(), Optional.of(Duration.ofMillis(milliseconds)));
    }
}
