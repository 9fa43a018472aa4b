package dev.crowsnest.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings what another server exported to one without a network. */
@Command(
        name = "import",
        description = "Lets a server match with what such a file holds.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionOfJar.class)
final class AdvisoryImportCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(
            names = "--server",
            paramLabel = "ADDRESS",
            description = {"This server (CROWSNEST_SERVER,", "CROWSNEST_TOKEN of an owner)."})
    @Nullable
    String server;

    @Parameters(paramLabel = "FILE", description = "The file of an export.")
    private Path file = Path.of("");

    AdvisoryImportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file)) {
            throw new CommandFailure("could not import advisories from " + file + ": "
                    + (Files.exists(file) ? "it is no file" : "there is no such file")
                    + "; name what crowsnest advisories export wrote");
        }
        new FeedLines(surroundings)
                .print(new ServerOption(server, surroundings)
                        .required("import advisories")
                        .importFeeds(file));
        return 0;
    }
}
