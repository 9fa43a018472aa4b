package dev.crowsnest.integration.insight.grpc;

import dev.crowsnest.contracts.insight.v1.Advisories;
import dev.crowsnest.contracts.insight.v1.Epss;
import dev.crowsnest.contracts.insight.v1.Kev;
import dev.crowsnest.contracts.insight.v1.PackageList;
import dev.crowsnest.integration.insight.Inventory;
import dev.crowsnest.integration.insight.Report;
import org.jspecify.annotations.Nullable;

/** Reads answers of analysis-service; on the wire an empty text stands for an absent one. */
final class InsightMessages {

    private InsightMessages() {}

    static Report report(dev.crowsnest.contracts.insight.v1.Report report) {
        return new Report(
                report.getDigest(),
                report.getPlatform(),
                absent(report.getDistribution()),
                report.getPackages(),
                report.getFindingsList().stream().map(InsightMessages::finding).toList(),
                report.getUndecidedList().stream()
                        .map(one -> new Report.Undecided(one.getPlace(), absent(one.getAdvisory()), one.getReason()))
                        .toList(),
                advisories(report.getAdvisories()));
    }

    static Report.Advisories advisories(Advisories advisories) {
        return new Report.Advisories(advisories.getName(), advisories.getCount(), absent(advisories.getSynced()));
    }

    static Inventory inventory(PackageList list) {
        return new Inventory(
                list.getDigest(),
                list.getPlatform(),
                absent(list.getDistribution()),
                list.getPackagesList().stream()
                        .map(one -> new Inventory.InstalledPackage(
                                one.getPurl(),
                                one.getType(),
                                one.getName(),
                                one.getVersion(),
                                one.getLayer(),
                                one.getPathsList(),
                                absent(one.getOwner())))
                        .toList());
    }

    private static Report.Finding finding(dev.crowsnest.contracts.insight.v1.Finding finding) {
        var evidence = finding.getEvidence();
        return new Report.Finding(
                finding.getId(),
                finding.getAliasesList(),
                finding.getPurl(),
                finding.getSeverity(),
                absent(finding.getFixed()),
                fixState(finding),
                new Report.Evidence(
                        evidence.getAdvisory(),
                        evidence.getExport(),
                        evidence.getComparedName(),
                        evidence.getComparedVersion(),
                        evidence.getRange(),
                        evidence.getSeveritySource()),
                finding.hasKev() ? kev(finding.getKev()) : null,
                finding.hasEpss() ? epss(finding.getEpss()) : null);
    }

    private static String fixState(dev.crowsnest.contracts.insight.v1.Finding finding) {
        if (!finding.getFixState().isEmpty()) {
            return finding.getFixState();
        }
        return finding.getFixed().isEmpty() ? "UNKNOWN" : "FIXED";
    }

    private static Report.Kev kev(Kev kev) {
        return new Report.Kev(kev.getAdded(), absent(kev.getDue()), kev.getRansomware());
    }

    private static Report.Epss epss(Epss epss) {
        return new Report.Epss(epss.getProbability(), epss.getPercentile());
    }

    static @Nullable String absent(String text) {
        return text.isEmpty() ? null : text;
    }
}
