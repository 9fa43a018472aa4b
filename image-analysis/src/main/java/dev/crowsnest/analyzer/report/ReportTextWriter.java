package dev.crowsnest.analyzer.report;

import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.analyzer.exploitation.EpssScore;
import dev.crowsnest.analyzer.exploitation.Exploitation;
import dev.crowsnest.analyzer.exploitation.KevEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes a report for people: the image, its packages with their vulnerabilities, worst first, and the totals. */
public final class ReportTextWriter {

    /** Of what could not be judged; the rest is in the JSON. */
    private static final int UNDECIDED_SHOWN = 20;

    private record Affected(String purl, List<ReportedFinding> findings) {}

    /** The report as text that ends with a line feed; nothing in it can steer a terminal. */
    public String write(ImageReport report) {
        var text = new StringBuilder();
        overview(report, text);
        List<Affected> packages = packages(report);
        if (!packages.isEmpty()) {
            text.append("\n## Packages and vulnerabilities\n");
            packages.forEach(affected -> affected(affected, text));
        }
        undecided(report, text);
        totals(report, packages.size(), text);
        return text.toString();
    }

    private static void overview(ImageReport report, StringBuilder text) {
        text.append("## Overview\n\n");
        row(text, "Image", report.image());
        row(text, "Digest", report.digest());
        row(text, "Platform", report.platform());
        row(text, "Distribution", report.distribution() == null ? "not named" : report.distribution());
        row(text, "Packages", Integer.toString(report.packages()));
        row(
                text,
                "Vulnerabilities",
                SeverityCounts.of(report.findings()).describe().strip());
        row(text, "Advisories", report.advisories().describe());
    }

    private static void row(StringBuilder text, String name, String value) {
        text.append("  %-17s %s\n".formatted(name, Printable.of(value)));
    }

    /** Packages by their worst finding, then by how many there are, then by purl. */
    private static List<Affected> packages(ImageReport report) {
        Map<String, List<ReportedFinding>> byPurl = report.findings().stream()
                .collect(Collectors.groupingBy(ReportedFinding::purl, TreeMap::new, Collectors.toList()));
        List<Affected> packages = new ArrayList<>();
        byPurl.forEach((purl, findings) -> packages.add(new Affected(purl, findings)));
        packages.sort(Comparator.comparing(
                        (Affected affected) -> affected.findings().get(0).severity())
                .thenComparing(affected -> -affected.findings().size())
                .thenComparing(Affected::purl));
        return packages;
    }

    private static void affected(Affected affected, StringBuilder text) {
        text.append('\n').append(SeverityCounts.of(affected.findings()).describe());
        text.append("  ").append(Printable.of(affected.purl())).append("\n\n");
        for (ReportedFinding finding : affected.findings()) {
            text.append("    ").append("%-12s".formatted(finding.severity())).append(Printable.of(finding.id()));
            text.append("\n        affected  ")
                    .append(Printable.of(finding.evidence().range()));
            text.append("  (").append(Printable.of(compared(finding))).append(")\n        fixed in  ");
            text.append(fix(finding)).append('\n');
            exploitation(finding.exploitation(), text);
        }
    }

    private static void exploitation(Exploitation exploitation, StringBuilder text) {
        KevEntry kev = exploitation.kev();
        if (kev != null) {
            text.append("        exploited known since ").append(kev.added()).append(" (CISA KEV)");
            text.append(kev.ransomware() ? ", by ransomware too\n" : "\n");
        }
        EpssScore epss = exploitation.epss();
        if (epss != null) {
            text.append(String.format(
                    Locale.ROOT,
                    "        EPSS      %.2f %% within 30 days, at least as likely as %.1f %% of all\n",
                    epss.probability() * 100,
                    epss.percentile() * 100));
        }
    }

    private static String fix(ReportedFinding finding) {
        return switch (finding.fixState()) {
            case FIXED -> Printable.of(String.valueOf(finding.fixed()));
            case NOT_FIXED -> "not fixed";
            case WONT_FIX -> "will not be fixed";
            case UNKNOWN -> "no fix known";
        };
    }

    private static String compared(ReportedFinding finding) {
        return finding.evidence().comparedName() + " " + finding.evidence().comparedVersion() + ", by "
                + finding.evidence().advisory();
    }

    private static void undecided(ImageReport report, StringBuilder text) {
        if (report.undecided().isEmpty()) {
            return;
        }
        text.append("\n## Could not be judged\n\n");
        Map<String, List<ReportedUndecided>> byReason = report.undecided().stream()
                .collect(Collectors.groupingBy(ReportedUndecided::reason, LinkedHashMap::new, Collectors.toList()));
        byReason.values().stream().limit(UNDECIDED_SHOWN).forEach(open -> undecided(open, text));
        int more = byReason.values().stream()
                .skip(UNDECIDED_SHOWN)
                .mapToInt(List::size)
                .sum();
        if (more > 0) {
            text.append("  and ").append(more).append(" more, in the JSON\n");
        }
    }

    /** What cannot be judged for one and the same reason. */
    private static void undecided(List<ReportedUndecided> alike, StringBuilder text) {
        ReportedUndecided first = alike.get(0);
        text.append("  ").append(Printable.of(first.place()));
        text.append(first.advisory() == null ? "" : "  " + Printable.of(first.advisory()));
        text.append(alike.size() == 1 ? "" : " and " + (alike.size() - 1) + " more, in the JSON");
        text.append(": ").append(Printable.of(first.reason())).append('\n');
    }

    private static void totals(ImageReport report, int packages, StringBuilder text) {
        SeverityCounts counts = SeverityCounts.of(report.findings());
        text.append("\n%d %s found in %d of %d packages\n"
                .formatted(
                        counts.total(),
                        counts.total() == 1 ? "vulnerability" : "vulnerabilities",
                        packages,
                        report.packages()));
        for (Severity severity : Severity.values()) {
            text.append("  %-12s %4d\n".formatted(severity, counts.of(severity)));
        }
        long exploited = report.findings().stream()
                .filter(finding -> finding.exploitation().kev() != null)
                .map(ReportedFinding::id)
                .distinct()
                .count();
        if (exploited > 0) {
            text.append("  %-12s %4d\n".formatted("exploited", exploited));
        }
        if (!report.undecided().isEmpty()) {
            text.append(
                    "  %-12s %4d\n".formatted("not judged", report.undecided().size()));
        }
    }
}
