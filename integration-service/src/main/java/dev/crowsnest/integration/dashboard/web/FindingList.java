package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.insight.Report;
import java.util.List;

/**
 * The vulnerabilities of an image, worst first, and what could not be judged.
 *
 * @param undecided how much could not be judged
 * @param open the same, by reason
 * @param exploited how many CISA lists
 */
public record FindingList(
        List<FindingRow> rows, int undecided, List<OpenQuestion> open, Report.Advisories advisories, long exploited) {

    static FindingList of(Report report) {
        return new FindingList(
                report.findings().stream().map(FindingRow::of).toList(),
                report.undecided().size(),
                OpenQuestion.of(report.undecided()),
                report.advisories(),
                report.findings().stream()
                        .filter(finding -> finding.kev() != null)
                        .map(Report.Finding::id)
                        .distinct()
                        .count());
    }
}
