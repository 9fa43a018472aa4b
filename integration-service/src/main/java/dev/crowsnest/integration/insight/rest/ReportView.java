package dev.crowsnest.integration.insight.rest;

import dev.crowsnest.integration.insight.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One image and what is known of it: the document that {@code crowsnest cves --format json} prints.
 *
 * @param image as it was asked for
 */
public record ReportView(
        String image,
        String digest,
        String platform,
        @Nullable String distribution,
        int packages,
        List<FindingView> findings,
        List<UndecidedView> undecided,
        AdvisoriesView advisories) {

    static ReportView of(String image, Report report) {
        return new ReportView(
                image,
                report.digest(),
                report.platform(),
                report.distribution(),
                report.packages(),
                report.findings().stream().map(FindingView::of).toList(),
                report.undecided().stream()
                        .map(one -> new UndecidedView(one.place(), one.advisory(), one.reason()))
                        .toList(),
                AdvisoriesView.of(report.advisories()));
    }

    /** A vulnerability of one package. */
    public record FindingView(
            String id,
            List<String> aliases,
            String purl,
            String severity,
            @Nullable String fixed,
            String fixState,
            EvidenceView evidence,
            @Nullable KevView kev,
            @Nullable EpssView epss) {

        static FindingView of(Report.Finding finding) {
            var evidence = finding.evidence();
            return new FindingView(
                    finding.id(),
                    finding.aliases(),
                    finding.purl(),
                    finding.severity(),
                    finding.fixed(),
                    finding.fixState(),
                    new EvidenceView(
                            evidence.advisory(),
                            evidence.export(),
                            evidence.comparedName(),
                            evidence.comparedVersion(),
                            evidence.range(),
                            evidence.severitySource()),
                    KevView.of(finding.kev()),
                    EpssView.of(finding.epss()));
        }
    }

    /** CISA's catalogue lists the vulnerability: attacks were seen. */
    public record KevView(String added, @Nullable String due, boolean ransomware) {

        static @Nullable KevView of(Report.@Nullable Kev kev) {
            return kev == null ? null : new KevView(kev.added(), kev.due(), kev.ransomware());
        }
    }

    /** How likely attacks are within 30 days; both lie between 0 and 1. */
    public record EpssView(double probability, double percentile) {

        static @Nullable EpssView of(Report.@Nullable Epss epss) {
            return epss == null ? null : new EpssView(epss.probability(), epss.percentile());
        }
    }

    /** Why a finding stands: what was compared with what. */
    public record EvidenceView(
            String advisory,
            String export,
            String comparedName,
            String comparedVersion,
            String range,
            String severitySource) {}

    /** Something that could not be judged. */
    public record UndecidedView(String place, @Nullable String advisory, String reason) {}

    /** What the image was matched with. */
    public record AdvisoriesView(
            String name, long advisories, @Nullable String synced) {

        static AdvisoriesView of(Report.Advisories advisories) {
            return new AdvisoriesView(advisories.name(), advisories.advisories(), advisories.synced());
        }
    }
}
