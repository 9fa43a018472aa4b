package dev.crowsnest.cli;

import dev.crowsnest.analyzer.report.Printable;
import dev.crowsnest.cli.server.ImageTrail;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks a server why an image is not shown. */
@Command(
        name = "why",
        description = "Says why a server does not show an image, and what to do.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionOfJar.class,
        exitCodeListHeading = CrowsnestCommand.STATUS_HEADING,
        exitCodeList = {
            "0:the image is shown",
            "1:it is not shown",
            "2:the question could not be answered, which is told in one sentence"
        })
final class WhyCommand implements Callable<Integer> {

    /** As of grep and diff: 1 is an answer. */
    static final int UNANSWERED = 2;

    private static final int SHOWN = 0;
    private static final int NOT_SHOWN = 1;

    private final Surroundings surroundings;

    @Parameters(paramLabel = "IMAGE", description = "HOST/REPOSITORY:TAG or HOST/REPOSITORY@DIGEST.")
    private String image = "";

    @Option(
            names = "--server",
            paramLabel = "ADDRESS",
            description = {"This server (CROWSNEST_SERVER,", "CROWSNEST_TOKEN)."})
    @Nullable
    String server;

    @Mixin
    private FormatOption format = new FormatOption();

    WhyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ImageTrail trail = new ServerOption(server, surroundings)
                .required("say why an image is not shown")
                .trail(image);
        format.write(
                new Output(surroundings, null), () -> text(trail), out -> out.write(JsonLines.of(trail.document())));
        return trail.shown() ? SHOWN : NOT_SHOWN;
    }

    private static String text(ImageTrail trail) {
        var text = new StringBuilder();
        for (ImageTrail.Step step : trail.steps()) {
            text.append(String.format("%-4s %s%n", mark(step.outcome()), Printable.of(step.claim())))
                    .append(String.format("     %s%n", Printable.of(step.sentence())));
        }
        return text.append(String.format("%n%s%n%s%n", Printable.of(trail.sentence()), Printable.of(trail.action())))
                .toString();
    }

    private static String mark(String outcome) {
        return switch (outcome) {
            case "MET" -> "yes";
            case "OBSTACLE" -> "NO";
            default -> "no";
        };
    }
}
