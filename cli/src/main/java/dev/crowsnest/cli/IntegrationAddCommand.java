package dev.crowsnest.cli;

import dev.crowsnest.analyzer.report.Printable;
import dev.crowsnest.cli.server.StackSetup;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins to connect a registry. */
@Command(
        name = "add",
        description = "Begins to connect a registry, and says how to make its stack in AWS.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionOfJar.class)
final class IntegrationAddCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "NAME", description = "Of the integration, for people.")
    private String name = "";

    @Option(names = "--enable-new", description = "Analyse repositories as they appear, without being told to.")
    private boolean enableNew;

    @Mixin
    private RegistryServer server = new RegistryServer();

    @Mixin
    private FormatOption format = new FormatOption();

    IntegrationAddCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        StackSetup setup = server.ask(surroundings, "add an integration").connect(name, enableNew);
        format.write(
                new Output(surroundings, null), () -> text(setup), out -> out.write(JsonLines.of(setup.document())));
        return 0;
    }

    private static String text(StackSetup setup) {
        var text = new StringBuilder();
        line(
                text,
                "'" + setup.name() + "' waits for its stack, which needs these parameters until " + setup.expiresAt()
                        + ":");
        line(text, "");
        setup.parameters().forEach((key, value) -> line(text, "  " + key + "=" + value));
        line(text, "");
        line(
                text,
                setup.link() == null
                        ? "There is no link to AWS's console: the server's operator has not put the template into S3."
                        : "In AWS's console: " + setup.link());
        line(text, "In a shell, beside crowsnest-ecr.yaml (the server gives it out at /look/crowsnest-ecr.yaml):");
        line(text, "");
        line(text, "  " + setup.command());
        line(text, "");
        line(text, "crowsnest integration list says connected once it is made.");
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(Printable.of(line)).append(System.lineSeparator());
    }
}
