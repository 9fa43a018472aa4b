package dev.crowsnest.localecr.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryRuleTest {

    private static final RetryRule RULE = RetryRule.EVENT_BRIDGE;
    private static final RandomGenerator RANDOM = new Random(1);

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204})
    void takesEverySuccessAsDelivered(int status) {
        assertThat(judge(status)).isInstanceOf(Verdict.Delivered.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 407, 409, 429, 500, 502, 503, 504})
    void triesAgainWhatMayPass(int status) {
        assertThat(judge(status)).isInstanceOf(Verdict.Retry.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 403, 404, 413})
    void givesUpWhatWillNotPass(int status) {
        assertThat(judge(status)).isInstanceOf(Verdict.GiveUp.class);
    }

    @Test
    void triesAgainWithoutAnAnswer() {
        assertThat(RULE.judge(Outcome.unanswered(), 1, Duration.ZERO, RANDOM)).isInstanceOf(Verdict.Retry.class);
    }

    @Test
    void doublesItsDelayUpToTheLongest() {
        var third = (Verdict.Retry) RULE.judge(Outcome.unanswered(), 3, Duration.ZERO, RANDOM);
        assertThat(third.delay()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        var late = (Verdict.Retry) RULE.judge(Outcome.unanswered(), 180, Duration.ZERO, RANDOM);
        assertThat(late.delay()).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(8));
    }

    @Test
    void honoursALongerRetryAfterOnly() {
        var longer = (Verdict.Retry) RULE.judge(answer(503, 90), 1, Duration.ZERO, RANDOM);
        assertThat(longer.delay()).isEqualTo(Duration.ofSeconds(90));
        var shorter = (Verdict.Retry) RULE.judge(answer(503, 0), 1, Duration.ZERO, RANDOM);
        assertThat(shorter.delay()).isPositive();
        assertThat(RULE.judge(answer(503, -1), 1, Duration.ZERO, RANDOM)).isInstanceOf(Verdict.GiveUp.class);
    }

    @Test
    void endsAfterTheLastAttemptAndTheLastHour() {
        assertThat(RULE.judge(Outcome.unanswered(), 185, Duration.ZERO, RANDOM)).isInstanceOf(Verdict.GiveUp.class);
        assertThat(RULE.judge(Outcome.unanswered(), 1, Duration.ofHours(24), RANDOM))
                .isInstanceOf(Verdict.GiveUp.class);
    }

    private static Verdict judge(int status) {
        return RULE.judge(new Outcome(Optional.of(status), Optional.empty()), 1, Duration.ZERO, RANDOM);
    }

    private static Outcome answer(int status, long retryAfterSeconds) {
        return new Outcome(Optional.of(status), Optional.of(Duration.ofSeconds(retryAfterSeconds)));
    }
}
