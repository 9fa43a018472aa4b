package dev.crowsnest.analysis.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FeedStateTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration INTERVAL = Duration.ofHours(6);
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final FeedState never = FeedState.never("KEV", "file:///kev");

    @Test
    void isDueAtOnceWhenItWasNeverLookedAt() {
        assertThat(never.due(INTERVAL, RETRY)).isBefore(NOW);
    }

    @Test
    void isDueAtIntervals() {
        assertThat(good().due(INTERVAL, RETRY)).isEqualTo(NOW.plus(Duration.ofHours(6)));
    }

    @Test
    void isDueLaterAfterEachFailureInARowUpToTheInterval() {
        FeedState state = good();
        Duration wait = Duration.ofMinutes(1);
        for (int failures = 1; failures <= 60; failures++) {
            state = state.failed("the server answered 503", NOW);
            assertThat(state.due(INTERVAL, RETRY)).isEqualTo(NOW.plus(wait));
            wait = wait.multipliedBy(2).compareTo(Duration.ofHours(6)) < 0 ? wait.multipliedBy(2) : Duration.ofHours(6);
        }
        assertThat(state.unchanged(NOW).due(INTERVAL, RETRY)).isEqualTo(NOW.plus(Duration.ofHours(6)));
    }

    @Test
    void isLookedAtSoonWhereWhatIsHeldCameOfAnotherAddress() {
        assertThat(good().next("file:///kev", INTERVAL, RETRY)).isEqualTo(NOW.plus(INTERVAL));
        assertThat(good().next("https://mirror/kev", INTERVAL, RETRY)).isEqualTo(NOW.plus(RETRY));
    }

    @Test
    void keepsWhatWasGoodThroughAFailure() {
        FeedState failed = good().failed("the server answered 503", NOW.plusSeconds(60));
        assertThat(failed.goodAt()).isEqualTo(NOW);
        assertThat(failed.edition()).isEqualTo("2025.08.25");
        assertThat(failed.seal()).isEqualTo("tag 1");
    }

    @Test
    void growsOldOnceItWasRead() {
        assertThat(good().isOlderThan(NOW.plusSeconds(1))).isTrue();
        assertThat(good().isOlderThan(NOW)).isFalse();
        assertThat(never.failed("there is no such file", NOW).isOlderThan(NOW.plusSeconds(1)))
                .isFalse();
    }

    @Test
    void saysWhatIsWrongAndSinceWhen() {
        assertThat(good().failed("the server answered 503", NOW)
                        .failed("the server answered 502", NOW)
                        .trouble())
                .isEqualTo(
                        "it is as of 2026-11-24T12:00:00Z; failures in a row: 2, the last one: the server answered 502");
        assertThat(never.failed("there is no such file", NOW).trouble())
                .isEqualTo("it was never read; failures in a row: 1, the last one: there is no such file");
    }

    @Test
    void knowsNothingOfAnotherAddress() {
        assertThat(good().at("file:///kev")).isEqualTo(good());
        assertThat(good().at("file:///other").seal()).isNull();
    }

    private FeedState good() {
        return never.read(new FeedContent("2025.08.25", 1, 1, 0, List.of()), "tag 1", 10, NOW.minusSeconds(1), NOW);
    }
}
