package dev.crowsnest.integration.dashboard;

import dev.crowsnest.integration.insight.Feed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FeedStandingTest {

    private static final Instant STALE = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T12:00:01Z, 0, FRESH",
        "2026-11-24T12:00:01Z, 1, FAILING",
        "2026-11-24T11:59:59Z, 0, STALE",
        "2026-11-24T11:59:59Z, 3, STALE",
        ", 2, UNREAD",
        ", 0, NEW",
    })
    void followsFromWhenItWasGoodAndHowTheLastLookEnded(@Nullable String good, int failures, FeedStanding expected) {
        assertThat(FeedStanding.of(feed(good, failures), STALE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"FRESH, false", "FAILING, false", "STALE, true", "UNREAD, true", "NEW, false"})
    void isOutOfDateWhereImagesAreMatchedWithLessThanIsKnown(FeedStanding standing, boolean outOfDate) {
        assertThat(standing.isOutOfDate()).isEqualTo(outOfDate);
    }

    private static Feed feed(@Nullable String good, int failures) {
        return new Feed(
                "KEV",
                "https://mirror/KEV",
                null,
                0,
                0,
                0,
                List.of(),
                0,
                0,
                "1970-01-01T00:00:00Z",
                good,
                failures,
                failures == 0 ? null : "the server answered 503",
                null);
    }
}
