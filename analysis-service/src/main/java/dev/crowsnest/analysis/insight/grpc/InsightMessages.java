package dev.crowsnest.analysis.insight.grpc;

import dev.crowsnest.analyzer.advisory.AdvisoryEdition;
import dev.crowsnest.analyzer.exploitation.EpssScore;
import dev.crowsnest.analyzer.exploitation.KevEntry;
import dev.crowsnest.analyzer.match.MatchEvidence;
import dev.crowsnest.analyzer.report.ImageReport;
import dev.crowsnest.analyzer.report.ListedPackage;
import dev.crowsnest.analyzer.report.ReportedFinding;
import dev.crowsnest.analyzer.report.ReportedUndecided;
import dev.crowsnest.contracts.insight.v1.Advisories;
import dev.crowsnest.contracts.insight.v1.Epss;
import dev.crowsnest.contracts.insight.v1.Evidence;
import dev.crowsnest.contracts.insight.v1.Finding;
import dev.crowsnest.contracts.insight.v1.Kev;
import dev.crowsnest.contracts.insight.v1.Package;
import dev.crowsnest.contracts.insight.v1.PackageList;
import dev.crowsnest.contracts.insight.v1.Report;
import dev.crowsnest.contracts.insight.v1.Undecided;
import org.jspecify.annotations.Nullable;

/** Insights as messages, in the order in which they come. */
final class InsightMessages {

    private InsightMessages() {}

    static Report of(ImageReport report) {
        var message = Report.newBuilder()
                .setDigest(report.digest())
                .setPlatform(report.platform())
                .setDistribution(textOf(report.distribution()))
                .setPackages(report.packages())
                .setAdvisories(of(report.advisories()));
        report.findings().forEach(finding -> message.addFindings(of(finding)));
        report.undecided().forEach(undecided -> message.addUndecided(of(undecided)));
        return message.build();
    }

    static Advisories of(AdvisoryEdition edition) {
        return Advisories.newBuilder()
                .setName(edition.name())
                .setCount(edition.advisories())
                .setSynced(edition.synced() == null ? "" : edition.synced().toString())
                .build();
    }

    static PackageList of(dev.crowsnest.analyzer.report.PackageList packages) {
        var message = PackageList.newBuilder()
                .setDigest(packages.digest())
                .setPlatform(packages.platform())
                .setDistribution(textOf(packages.distribution()));
        packages.packages().forEach(one -> message.addPackages(of(one)));
        return message.build();
    }

    private static Package of(ListedPackage listed) {
        return Package.newBuilder()
                .setPurl(listed.purl())
                .setType(listed.type())
                .setName(listed.name())
                .setVersion(listed.version())
                .setLayer(listed.layer())
                .addAllPaths(listed.paths())
                .setOwner(textOf(listed.owner()))
                .build();
    }

    private static Finding of(ReportedFinding finding) {
        MatchEvidence evidence = finding.evidence();
        var message = Finding.newBuilder()
                .setId(finding.id())
                .addAllAliases(finding.aliases())
                .setPurl(finding.purl())
                .setSeverity(finding.severity().name())
                .setFixed(textOf(finding.fixed()))
                .setFixState(finding.fixState().name())
                .setEvidence(Evidence.newBuilder()
                        .setAdvisory(evidence.advisory())
                        .setExport(evidence.export())
                        .setComparedName(evidence.comparedName())
                        .setComparedVersion(evidence.comparedVersion())
                        .setRange(evidence.range())
                        .setSeveritySource(evidence.severitySource()));
        KevEntry kev = finding.exploitation().kev();
        if (kev != null) {
            message.setKev(of(kev));
        }
        EpssScore epss = finding.exploitation().epss();
        if (epss != null) {
            message.setEpss(Epss.newBuilder().setProbability(epss.probability()).setPercentile(epss.percentile()));
        }
        return message.build();
    }

    private static Kev of(KevEntry kev) {
        return Kev.newBuilder()
                .setAdded(kev.added().toString())
                .setDue(kev.due() == null ? "" : kev.due().toString())
                .setRansomware(kev.ransomware())
                .build();
    }

    private static Undecided of(ReportedUndecided undecided) {
        return Undecided.newBuilder()
                .setPlace(undecided.place())
                .setAdvisory(textOf(undecided.advisory()))
                .setReason(undecided.reason())
                .build();
    }

    private static String textOf(@Nullable String text) {
        return text == null ? "" : text;
    }
}
