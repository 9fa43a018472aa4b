package dev.crowsnest.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.analyzer.report.JsonFields;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one of a server's feeds stands.
 *
 * @param edition absent before the first good reading
 * @param skipped records that could not be read, or not wholly
 * @param good when it was last known to be up to date; absent when never
 * @param failure why it could not be read the last time; absent when it could
 */
public record ListedFeed(
        String name,
        String address,
        @Nullable String edition,
        long records,
        long skipped,
        @Nullable String good,
        @Nullable String failure) {

    static List<ListedFeed> readAll(InputStream in) throws IOException {
        List<ListedFeed> feeds = new ArrayList<>();
        for (JsonNode feed : JsonFields.list(JsonFields.document(in), "items")) {
            feeds.add(new ListedFeed(
                    JsonFields.text(feed, "name"),
                    JsonFields.text(feed, "address"),
                    JsonFields.optional(feed, "edition"),
                    feed.path("records").asLong(),
                    feed.path("skipped").asLong(),
                    JsonFields.optional(feed, "good"),
                    JsonFields.optional(feed, "failure")));
        }
        return feeds;
    }
}
