package dev.crowsnest.cli;

import dev.crowsnest.analyzer.assembly.Matchers;
import dev.crowsnest.analyzer.explanation.ExplanationJsonWriter;
import dev.crowsnest.analyzer.explanation.ExplanationTextWriter;
import dev.crowsnest.analyzer.explanation.ImageExplanation;
import dev.crowsnest.analyzer.explanation.ImageExplanations;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Explains how an image stands to one vulnerability. */
@Command(
        name = "explain",
        description = "Explains why an image is, is not, or may be affected by a vulnerability.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionOfJar.class,
        exitCodeListHeading = CrowsnestCommand.STATUS_HEADING,
        exitCodeList = {CrowsnestCommand.STATUS_DONE, CrowsnestCommand.STATUS_ERROR})
final class ExplainCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private ImageOptions options = new ImageOptions();

    @Parameters(index = "1", paramLabel = "CVE", description = "Any id of the vulnerability: CVE-…, GHSA-….")
    private String vulnerability = "";

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private AdvisoryOptions advisories = new AdvisoryOptions();

    ExplainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ImageExplanation explanation = explanation();
        format.write(
                new Output(surroundings, options.output),
                () -> new ExplanationTextWriter().write(explanation),
                out -> new ExplanationJsonWriter().write(explanation, out));
        return 0;
    }

    private ImageExplanation explanation() {
        var image = new ImageQuestion(surroundings, options);
        if (image.server().isPresent()) {
            advisories.refuseBesideServer();
            return image.storedExplanation(vulnerability);
        }
        LocalResult found = image.analyze();
        return advisories.ask(
                surroundings,
                known -> new ImageExplanations(Matchers.matcher(), known.advisories())
                        .explain(found.image(), found.analyzed().inventory(), vulnerability));
    }
}
