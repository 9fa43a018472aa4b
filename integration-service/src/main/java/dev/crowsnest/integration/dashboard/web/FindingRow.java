package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.insight.Report;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A vulnerability of one package.
 *
 * @param letter its severity's class in the style sheet
 * @param fix the version that mends it, or what is known in place of one
 * @param isFixed whether {@code fix} is a version
 * @param epss between 0 and 100, for the meter; absent when nobody scored it
 */
public record FindingRow(
        String id,
        List<String> aliases,
        String letter,
        String severity,
        PackageName installed,
        String purl,
        String fix,
        boolean isFixed,
        Report.Evidence evidence,
        Report.@Nullable Kev kev,
        @Nullable String epss) {

    private static final double PERCENT = 100;

    static FindingRow of(Report.Finding finding) {
        Report.Epss epss = finding.epss();
        String fixed = finding.fixed();
        return new FindingRow(
                finding.id(),
                finding.aliases(),
                finding.severity().substring(0, 1).toLowerCase(Locale.ROOT),
                finding.severity().toLowerCase(Locale.ROOT),
                PackageName.of(finding.purl()),
                finding.purl(),
                fixed == null ? withoutFix(finding.fixState()) : fixed,
                fixed != null,
                finding.evidence(),
                finding.kev(),
                epss == null ? null : String.format(Locale.ROOT, "%.1f", epss.probability() * PERCENT));
    }

    public String mark() {
        return letter.toUpperCase(Locale.ROOT);
    }

    private static String withoutFix(String state) {
        return switch (state) {
            case "WONT_FIX" -> "will not be fixed";
            case "NOT_FIXED" -> "no fix yet";
            default -> "no fix known";
        };
    }
}
