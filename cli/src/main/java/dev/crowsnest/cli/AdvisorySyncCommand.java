package dev.crowsnest.cli;

import dev.crowsnest.analyzer.report.Printable;
import dev.crowsnest.cli.advisory.AdvisoryShelf;
import dev.crowsnest.cli.server.CrowsnestServer;
import java.util.Optional;
import java.util.concurrent.Callable;
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
            new FeedLines(surroundings).print(asked.get().syncFeeds(from));
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

    private static CommandFailure nothingNamed() {
        return new CommandFailure("could not look for advisories: no address of them is named; give --from ADDRESS"
                + " (or CROWSNEST_ADVISORIES), or --server of a server that has one");
    }
}
