package dev.crowsnest.cli;

import dev.crowsnest.analyzer.report.Printable;
import dev.crowsnest.cli.server.CrowsnestServer;
import dev.crowsnest.cli.server.ListedFeed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists a server's feeds, or names the advisories that are used here. */
@Command(
        name = "list",
        description = "Lists where advisories come from, and how old they are.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionOfJar.class)
final class AdvisoryListCommand implements Callable<Integer> {

    private static final String ROW = "%-16s %-20s %9s  %-20s %s%n";

    private final Surroundings surroundings;

    @Option(
            names = "--server",
            paramLabel = "ADDRESS",
            description = {
                "Those of this server (CROWSNEST_SERVER,",
                "CROWSNEST_TOKEN); an empty one names those used here."
            })
    @Nullable
    String server;

    @Mixin
    private AdvisoryOptions advisories = new AdvisoryOptions();

    AdvisoryListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Optional<CrowsnestServer> asked = new ServerOption(server, surroundings).server();
        if (asked.isPresent()) {
            advisories.refuseBesideServer();
            list(asked.get().feeds());
        } else {
            String edition = advisories.ask(
                    surroundings, known -> known.advisories().edition().describe());
            surroundings.out().println(Printable.of(edition));
        }
        return 0;
    }

    private void list(List<ListedFeed> feeds) {
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
