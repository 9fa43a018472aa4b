package dev.crowsnest.cli;

import dev.crowsnest.analyzer.report.Printable;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings all that a server matches with to one file, for a server without a network. */
@Command(
        name = "export",
        description = "Writes all that a server matches with into one file.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionOfJar.class)
final class AdvisoryExportCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(
            names = "--server",
            paramLabel = "ADDRESS",
            description = {"This server (CROWSNEST_SERVER,", "CROWSNEST_TOKEN of an owner)."})
    @Nullable
    String server;

    @Parameters(paramLabel = "FILE", description = "The file to write.")
    private Path file = Path.of("");

    AdvisoryExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        new ServerOption(server, surroundings).required("export advisories").exportFeeds(file);
        surroundings.out().println(Printable.of("written: " + file));
        return 0;
    }
}
