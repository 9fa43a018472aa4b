package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.dashboard.Age;
import dev.crowsnest.integration.dashboard.FeedStanding;
import dev.crowsnest.integration.insight.Feed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All feeds, by name.
 *
 * @param looking whether they are being looked at because somebody asked
 * @param failure why the last action did not succeed, or nothing is known
 */
public record FeedListPage(
        List<Row> rows, boolean looking, @Nullable String failure) {

    private static final double BAR = 132;
    private static final double THINNEST = 2;

    /**
     * A feed.
     *
     * @param width of the bar of its records; all are drawn to one scale
     * @param good when it was last known to be up to date; absent when never
     * @param checked when it was looked at last; absent when nobody did
     * @param next the time until it is looked at again; absent when only on demand
     */
    public record Row(
            Feed feed,
            FeedStanding standing,
            double width,
            @Nullable Age good,
            @Nullable Age checked,
            @Nullable Age next) {

        static Row of(Feed feed, long most, Instant now) {
            return new Row(
                    feed,
                    FeedStanding.of(feed, Patience.stale(now)),
                    feed.records() == 0 ? 0 : Math.max(THINNEST, Math.round(10 * BAR * feed.records() / most) / 10.0),
                    age(feed.good(), now),
                    age(feed.checked(), now),
                    until(feed.next(), now));
        }

        /** Problems that are not listed. */
        public long unnamed() {
            return feed.skipped() - feed.problems().size();
        }

        private static @Nullable Age until(@Nullable String told, Instant now) {
            return told == null ? null : Age.until(Instant.parse(told), now);
        }

        private static @Nullable Age age(@Nullable String told, Instant now) {
            Instant at = FeedStanding.moment(told);
            return at == null ? null : Age.of(at, now);
        }
    }

    static FeedListPage of(List<Feed> feeds, boolean looking, @Nullable String failure, Instant now) {
        long most = feeds.stream().mapToLong(Feed::records).max().orElse(0);
        return new FeedListPage(
                feeds.stream().map(feed -> Row.of(feed, most, now)).toList(), looking, failure);
    }

    static FeedListPage unknown(String failure) {
        return new FeedListPage(List.of(), false, failure);
    }

    /** How many need somebody. */
    public long outOfDate() {
        return rows.stream().filter(row -> row.standing().isOutOfDate()).count();
    }
}
