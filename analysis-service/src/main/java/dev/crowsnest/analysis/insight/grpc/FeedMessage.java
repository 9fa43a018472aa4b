package dev.crowsnest.analysis.insight.grpc;

import dev.crowsnest.analysis.feed.FeedState;
import dev.crowsnest.analysis.insight.ListedFeed;
import dev.crowsnest.contracts.insight.v1.Feed;
import dev.crowsnest.contracts.insight.v1.FeedList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Feeds as messages. */
final class FeedMessage {

    private FeedMessage() {}

    static FeedList of(List<ListedFeed> feeds) {
        return FeedList.newBuilder()
                .addAllFeeds(feeds.stream().map(FeedMessage::of).toList())
                .build();
    }

    private static Feed of(ListedFeed feed) {
        FeedState state = feed.state();
        return Feed.newBuilder()
                .setName(state.name())
                .setAddress(state.address())
                .setEdition(textOf(state.edition()))
                .setRecords(state.records())
                .setChanged(state.changed())
                .setSkipped(state.skipped())
                .addAllProblems(state.problems())
                .setBytes(state.bytes())
                .setTookMs(state.took().toMillis())
                .setChecked(state.checkedAt().toString())
                .setGood(textOf(state.goodAt()))
                .setFailures(state.failures())
                .setFailure(textOf(state.failure()))
                .setNext(textOf(feed.next()))
                .build();
    }

    private static String textOf(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
