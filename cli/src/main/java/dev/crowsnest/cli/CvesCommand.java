package dev.crowsnest.cli;

import dev.crowsnest.analyzer.advisory.AdvisorySet;
import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.analyzer.assembly.Matchers;
import dev.crowsnest.analyzer.report.ImageReport;
import dev.crowsnest.analyzer.report.ImageReports;
import dev.crowsnest.analyzer.report.ReportJsonWriter;
import dev.crowsnest.analyzer.report.ReportTextWriter;
import dev.crowsnest.cli.advisory.AdvisoryShelf;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the vulnerabilities of an image. */
@Command(
        name = "cves",
        description = "Shows the vulnerabilities of an image.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionOfJar.class)
final class CvesCommand implements Callable<Integer> {

    private enum Format {
        TEXT,
        JSON
    }

    private final Surroundings surroundings;

    @Mixin
    private ImageOptions options = new ImageOptions();

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; the default is ${DEFAULT-VALUE}.")
    private Format format = Format.TEXT;

    @Option(
            names = "--only-severity",
            split = ",",
            paramLabel = "SEVERITY",
            description = "Only these: critical, high, medium, low, unspecified.")
    private Set<Severity> severities = EnumSet.noneOf(Severity.class);

    @Option(names = "--only-fixed", description = "Only what a known version fixes.")
    private boolean onlyFixed;

    @Option(
            names = {"-e", "--exit-code"},
            description = "End with status 2 when there are findings.")
    private boolean exitCode;

    @Option(
            names = "--advisories",
            paramLabel = "ADDRESS",
            description = {
                "Match with the advisories of this address (CROWSNEST_ADVISORIES), laid out as OSV's exports are:",
                "file:, http: or https:. Without one, the starter set that ships with crowsnest is used."
            })
    private @Nullable String advisories;

    CvesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ImageReport report = new ReportFilter(severities, onlyFixed).apply(report());
        new Output(surroundings, options.output).write(out -> {
            if (format == Format.JSON) {
                new ReportJsonWriter().write(report, out);
            } else {
                out.write(new ReportTextWriter().write(report).getBytes(StandardCharsets.UTF_8));
            }
        });
        return exitCode && !report.findings().isEmpty() ? CrowsnestCommand.FINDINGS : 0;
    }

    private ImageReport report() {
        var image = new ImageQuestion(surroundings, options);
        if (image.server().isPresent()) {
            return image.storedReport();
        }
        LocalResult found = image.analyze();
        AdvisorySet set =
                new AdvisoryShelf(surroundings).take(address(), found.analyzed().inventory());
        var matcher = Matchers.matcher();
        return ImageReports.of(
                found.image(), found.analyzed().inventory(), subject -> matcher.match(subject, set), set.edition());
    }

    private @Nullable String address() {
        return advisories != null
                ? advisories
                : surroundings.variable("CROWSNEST_ADVISORIES").orElse(null);
    }
}
