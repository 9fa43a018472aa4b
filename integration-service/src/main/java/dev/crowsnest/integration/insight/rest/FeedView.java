package dev.crowsnest.integration.insight.rest;

import dev.crowsnest.integration.insight.Feed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a feed stands. */
public record FeedView(
        String name,
        String address,
        @Nullable String edition,
        long records,
        long changed,
        long skipped,
        List<String> problems,
        long bytes,
        long millis,
        String checked,
        @Nullable String good,
        int failures,
        @Nullable String failure,
        @Nullable String next) {

    /** Copies the list. */
    public FeedView {
        problems = List.copyOf(problems);
    }

    static FeedView of(Feed feed) {
        return new FeedView(
                feed.name(),
                feed.address(),
                feed.edition(),
                feed.records(),
                feed.changed(),
                feed.skipped(),
                feed.problems(),
                feed.bytes(),
                feed.millis(),
                feed.checked(),
                feed.good(),
                feed.failures(),
                feed.failure(),
                feed.next());
    }
}
