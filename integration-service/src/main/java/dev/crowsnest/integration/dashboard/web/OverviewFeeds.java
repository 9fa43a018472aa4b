package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.dashboard.Age;
import dev.crowsnest.integration.dashboard.FeedStanding;
import dev.crowsnest.integration.insight.Feed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How all feeds stand, in a line.
 *
 * @param outOfDate names of those that are
 * @param oldest when the one was good that is the oldest; absent when none was ever
 * @param failure why nothing is known of them
 */
public record OverviewFeeds(
        int all,
        List<String> outOfDate,
        @Nullable Age oldest,
        @Nullable String failure) {

    static OverviewFeeds of(List<Feed> feeds, Instant now) {
        Instant stale = Patience.stale(now);
        Optional<Instant> oldest = feeds.stream()
                .map(feed -> FeedStanding.moment(feed.good()))
                .flatMap(good -> good == null ? Stream.empty() : Stream.of(good))
                .min(Instant::compareTo);
        return new OverviewFeeds(
                feeds.size(),
                feeds.stream()
                        .filter(feed -> FeedStanding.of(feed, stale).isOutOfDate())
                        .map(Feed::name)
                        .toList(),
                oldest.map(good -> Age.of(good, now)).orElse(null),
                null);
    }

    static OverviewFeeds unknown(String failure) {
        return new OverviewFeeds(0, List.of(), null, failure);
    }

    public boolean isKnown() {
        return failure == null;
    }

    public String names() {
        return String.join(", ", outOfDate);
    }
}
