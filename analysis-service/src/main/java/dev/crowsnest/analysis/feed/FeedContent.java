package dev.crowsnest.analysis.feed;

import java.util.List;

/**
 * What was taken in of one state of a feed.
 *
 * @param edition as the publisher names it
 * @param records that it holds
 * @param changed rows that were written or removed
 * @param skipped records that could not be read, or not wholly
 * @param problems what is wrong with the first of these
 */
public record FeedContent(String edition, long records, long changed, long skipped, List<String> problems) {

    /** Enough to see what is wrong; a publisher who changed the form would fill the table with the rest. */
    static final int PROBLEMS_KEPT = 20;

    /** Copies the first of the problems. */
    public FeedContent {
        problems = List.copyOf(problems.subList(0, Math.min(problems.size(), PROBLEMS_KEPT)));
    }
}
