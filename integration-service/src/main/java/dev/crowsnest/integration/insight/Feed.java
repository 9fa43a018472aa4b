package dev.crowsnest.integration.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a source of advisories, or of what is known of attacks, stands. What is held is as of its last good reading.
 *
 * @param edition as the publisher names it; absent before the first good reading
 * @param changed rows that the last good reading wrote or removed
 * @param skipped records that could not be read, or not wholly
 * @param problems what is wrong with the first of these
 * @param millis that the last good reading took
 * @param checked when it was looked at last, RFC 3339
 * @param good when it was last known to be up to date; absent when never
 * @param failures in a row
 * @param failure the last one's reason
 * @param next when it is looked at again, RFC 3339; absent when only on demand
 */
public record Feed(
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
    public Feed {
        problems = List.copyOf(problems);
    }
}
