package dev.crowsnest.analysis.insight;

import dev.crowsnest.analysis.feed.FeedState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A feed as people are told of it.
 *
 * @param next when it is looked at again; absent when only on demand, past when it is about to be
 */
public record ListedFeed(FeedState state, @Nullable Instant next) {}
