package dev.crowsnest.integration.dashboard;

import dev.crowsnest.integration.insight.Feed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether what a feed brought can be relied on. */
public enum FeedStanding {
    /** What is held is what its publisher has. */
    FRESH("analysed", "Up to date"),
    /** The last look failed; what is held is still fresh. */
    FAILING("failed", "Last look failed"),
    /** What is held is older than a day. */
    STALE("failed", "Out of date"),
    /** It was looked at, and never read. */
    UNREAD("failed", "Never read"),
    /** Nobody has looked yet. */
    NEW("waiting", "Not looked at yet");

    private final String icon;
    private final String word;

    FeedStanding(String icon, String word) {
        this.icon = icon;
        this.word = word;
    }

    /**
     * How a feed stands.
     *
     * @param stale what was good last before then is out of date
     */
    public static FeedStanding of(Feed feed, Instant stale) {
        Instant good = moment(feed.good());
        if (good == null) {
            return feed.failures() == 0 ? NEW : UNREAD;
        }
        if (good.isBefore(stale)) {
            return STALE;
        }
        return feed.failures() == 0 ? FRESH : FAILING;
    }

    /** A moment as feeds tell it; none for the one that stands for never. */
    public static @Nullable Instant moment(@Nullable String told) {
        if (told == null || told.isEmpty()) {
            return null;
        }
        Instant at = Instant.parse(told);
        return at.equals(Instant.EPOCH) ? null : at;
    }

    /** Whether images are matched with less than is known. */
    public boolean isOutOfDate() {
        return this == STALE || this == UNREAD;
    }

    public String icon() {
        return icon;
    }

    public String word() {
        return word;
    }
}
