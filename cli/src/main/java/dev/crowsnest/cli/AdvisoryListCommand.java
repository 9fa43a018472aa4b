package dev.crowsnest.cli;

import dev.crowsnest.analyzer.report.Printable;
import dev.crowsnest.cli.server.CrowsnestServer;
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
            new FeedLines(surroundings).print(asked.get().feeds());
        } else {
            String edition = advisories.ask(
                    surroundings, known -> known.advisories().edition().describe());
            surroundings.out().println(Printable.of(edition));
        }
        return 0;
    }
}
