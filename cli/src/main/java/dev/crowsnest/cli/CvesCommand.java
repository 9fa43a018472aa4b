package dev.crowsnest.cli;

import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.analyzer.assembly.Matchers;
import dev.crowsnest.analyzer.report.ImageReport;
import dev.crowsnest.analyzer.report.ImageReports;
import dev.crowsnest.analyzer.report.ReportJsonWriter;
import dev.crowsnest.analyzer.report.ReportTextWriter;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the vulnerabilities of an image. */
@Command(
        name = "cves",
        description = "Shows the vulnerabilities of an image.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionOfJar.class,
        exitCodeListHeading = CrowsnestCommand.STATUS_HEADING,
        exitCodeList = {
            CrowsnestCommand.STATUS_DONE,
            CrowsnestCommand.STATUS_ERROR,
            "2:there are findings, and --exit-code was given"
        })
final class CvesCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private ImageOptions options = new ImageOptions();

    @Mixin
    private FormatOption format = new FormatOption();

    @Option(
            names = "--only-severity",
            split = ",",
            paramLabel = "SEVERITY",
            description = "Only these: critical, high, medium, low, unspecified.")
    private Set<Severity> severities = EnumSet.noneOf(Severity.class);

    @Option(names = "--only-fixed", description = "Only what a known version fixes.")
    private boolean onlyFixed;

    @Option(names = "--only-exploited", description = "Only what attacks were seen of (CISA KEV).")
    private boolean onlyExploited;

    @Option(
            names = {"-e", "--exit-code"},
            description = "End with status 2 when findings are shown.")
    private boolean exitCode;

    @Mixin
    private AdvisoryOptions advisories = new AdvisoryOptions();

    CvesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ImageReport report = new ReportFilter(severities, onlyFixed, onlyExploited).apply(report());
        format.write(
                new Output(surroundings, options.output),
                () -> new ReportTextWriter().write(report),
                out -> new ReportJsonWriter().write(report, out));
        return exitCode && !report.findings().isEmpty() ? CrowsnestCommand.FINDINGS : 0;
    }

    private ImageReport report() {
        var image = new ImageQuestion(surroundings, options);
        if (image.server().isPresent()) {
            advisories.refuseBesideServer();
            return image.storedReport();
        }
        LocalResult found = image.analyze();
        var matcher = Matchers.matcher();
        return advisories.ask(
                surroundings,
                known -> ImageReports.of(
                        found.image(),
                        found.analyzed().inventory(),
                        subject -> matcher.match(subject, known.advisories()),
                        known.advisories().edition(),
                        known.exploitations()));
    }
}
