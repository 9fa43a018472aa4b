package dev.crowsnest.integration.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LookTurnTest {

    @ParameterizedTest
    @CsvSource({"0, PT15S", "1, PT30S", "2, PT1M", "7, PT32M", "8, PT1H", "12, PT1H", "100, PT1H"})
    void waitsTwiceAsLongAfterEachFailureUpToTheInterval(int failures, Duration pause) {
        var turn = new LookTurn(new UUID(0, 1), 1, Instant.EPOCH, Instant.EPOCH, null, failures, LookProgress.START);

        assertThat(turn.pause(Duration.ofSeconds(15), Duration.ofHours(1))).isEqualTo(pause);
    }
}
