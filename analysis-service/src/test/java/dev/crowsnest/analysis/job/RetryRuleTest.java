package dev.crowsnest.analysis.job;

import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetryRuleTest {

    private static final RetryRule RULE = new RetryRule(5, Duration.ofSeconds(5), Duration.ofMinutes(1));
    private static final JobFailure PASSING = new JobFailure("no answer", 5);

    @Test
    void waitsFourTimesAsLongEachTimeUpToTheLongestPause() {
        assertThat(RULE.after(PASSING, 1)).contains(Duration.ofSeconds(5));
        assertThat(RULE.after(PASSING, 2)).contains(Duration.ofSeconds(20));
        assertThat(RULE.after(PASSING, 3)).contains(Duration.ofMinutes(1));
        assertThat(RULE.after(PASSING, 4)).contains(Duration.ofMinutes(1));
    }

    @Test
    void givesUpAfterTheLastTry() {
        assertThat(RULE.after(PASSING, 5)).isEmpty();
    }

    @Test
    void givesUpAtOnceWhereAnotherTryEndsTheSameWay() {
        assertThat(RULE.after(JobFailure.lasting("not there"), 1)).isEmpty();
    }

    @Test
    void triesNoMoreOftenThanTheFailureDeserves() {
        var slow = new JobFailure("took too long", 2);

        assertThat(RULE.after(slow, 1)).isPresent();
        assertThat(RULE.after(slow, 2)).isEmpty();
    }
}
