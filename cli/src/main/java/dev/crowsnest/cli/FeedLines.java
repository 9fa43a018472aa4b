package dev.crowsnest.cli;

import dev.crowsnest.analyzer.report.Printable;
import dev.crowsnest.cli.server.ListedFeed;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A server's feeds, a line for each. */
final class FeedLines {

    private static final String ROW = "%-16s %-20s %9s  %-20s %s%n";

    private final Surroundings surroundings;

    FeedLines(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    void print(List<ListedFeed> feeds) {
        if (feeds.isEmpty()) {
            surroundings
                    .out()
                    .println("none: images are matched with the starter set; name an address of advisories with"
                            + " CROWSNEST_ANALYSIS_ADVISORIES_ADDRESS");
            return;
        }
        row("FEED", "EDITION", "RECORDS", "GOOD AT", "");
        for (ListedFeed feed : feeds) {
            row(
                    feed.name(),
                    feed.edition() == null ? "-" : feed.edition(),
                    Long.toString(feed.records()),
                    seconds(feed.good()),
                    remark(feed));
        }
    }

    private void row(String name, String edition, String records, String good, String remark) {
        surroundings
                .out()
                .print(String.format(
                                Locale.ROOT,
                                ROW,
                                Printable.of(name),
                                Printable.of(edition),
                                records,
                                good,
                                Printable.of(remark))
                        .replaceAll(" +(\\R)$", "$1"));
    }

    private static String remark(ListedFeed feed) {
        if (feed.failure() != null) {
            return feed.failure();
        }
        return feed.skipped() == 0 ? "" : feed.skipped() + " records could not be read, or not wholly";
    }

    /** Drops what no person wants to read of a time. */
    private static String seconds(@Nullable String time) {
        return time == null ? "never" : Printable.of(time.replaceAll("\\.[0-9]+Z$", "Z"));
    }
}
