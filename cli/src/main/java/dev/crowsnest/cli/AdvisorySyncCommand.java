package dev.crowsnest.cli;

import dev.crowsnest.analyzer.report.Printable;
import dev.crowsnest.cli.advisory.AdvisoryShelf;
import dev.crowsnest.cli.server.CrowsnestServer;
import dev.crowsnest.cli.server.ListedFeed;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lets a server look at its feeds now, or brings the copy of advisories up to date that is kept here. */
@Command(
        name = "sync",
        description = "Looks now whether advisories changed.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionOfJar.class)
final class AdvisorySyncCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(
            names = "--server",
            paramLabel = "ADDRESS",
            description = {
                "Those of this server (CROWSNEST_SERVER,",
                "CROWSNEST_TOKEN of an owner); an empty one",
                "means the copy that is kept here."
            })
    @Nullable
    String server;

    @Option(
            names = "--from",
            paramLabel = "ADDRESS",
            description = {
                "Of this mirror: file:///… or https://…. A server",
                "looks there this once; here it fills the copy that",
                "--advisories with the same address uses."
            })
    @Nullable
    String from;

    AdvisorySyncCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Optional<CrowsnestServer> asked = new ServerOption(server, surroundings).server();
        if (asked.isPresent()) {
            List<ListedFeed> feeds = asked.get().syncFeeds(from);
            new FeedLines(surroundings).print(feeds);
            requireUpToDate(feeds);
        } else {
            String address = from != null
                    ? from
                    : surroundings.variable("CROWSNEST_ADVISORIES").orElseThrow(AdvisorySyncCommand::nothingNamed);
            String edition = new AdvisoryShelf(surroundings)
                    .renew(address, known -> known.advisories().edition().describe());
            surroundings.out().println(Printable.of(edition));
        }
        return 0;
    }

    // A mirror may have no KEV and no EPSS; but what was there once, and every export, is missed.
    private static void requireUpToDate(List<ListedFeed> feeds) {
        String failed = feeds.stream()
                .filter(feed -> feed.failure() != null
                        && (feed.good() != null || feed.name().startsWith("OSV")))
                .map(ListedFeed::name)
                .collect(Collectors.joining(", "));
        if (!failed.isEmpty()) {
            throw new CommandFailure("could not bring up to date: " + failed + "; the list says why");
        }
    }

    private static CommandFailure nothingNamed() {
        return new CommandFailure("could not look for advisories: no address of them is named; give --from ADDRESS"
                + " (or CROWSNEST_ADVISORIES), or --server of a server that has one");
    }
}
