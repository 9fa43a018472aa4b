package dev.crowsnest.cli;

import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.analyzer.report.ImageReport;
import dev.crowsnest.analyzer.report.ReportedFinding;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Leaves out findings that nobody asked for; what could not be judged always stays.
 *
 * @param severities empty for all
 */
record ReportFilter(Set<Severity> severities, boolean onlyFixed, boolean onlyExploited)
        implements UnaryOperator<ImageReport> {

    @Override
    public ImageReport apply(ImageReport report) {
        return new ImageReport(
                report.image(),
                report.digest(),
                report.platform(),
                report.distribution(),
                report.packages(),
                report.findings().stream().filter(this::isWanted).toList(),
                report.undecided(),
                report.advisories());
    }

    private boolean isWanted(ReportedFinding finding) {
        return (severities.isEmpty() || severities.contains(finding.severity()))
                && (!onlyFixed || finding.fixed() != null)
                && (!onlyExploited || finding.exploitation().kev() != null);
    }
}
