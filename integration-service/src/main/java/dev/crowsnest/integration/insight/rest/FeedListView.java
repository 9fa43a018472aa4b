package dev.crowsnest.integration.insight.rest;

import java.util.List;

/** All feeds. There are some dozens at most, so they come on one page. */
public record FeedListView(List<FeedView> items) {

    /** Copies the list. */
    public FeedListView {
        items = List.copyOf(items);
    }
}
