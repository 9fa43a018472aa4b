package dev.crowsnest.analyzer.report;

import dev.crowsnest.analyzer.advisory.AdvisoryEdition;
import dev.crowsnest.analyzer.exploitation.Exploitation;
import dev.crowsnest.analyzer.exploitation.ExploitationSet;
import dev.crowsnest.analyzer.inventory.Distribution;
import dev.crowsnest.analyzer.inventory.Inventory;
import dev.crowsnest.analyzer.inventory.SoftwarePackage;
import dev.crowsnest.analyzer.match.Finding;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.MatchSubjects;
import dev.crowsnest.analyzer.match.SubjectVerdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Forms the report of an image from its packages and the verdicts on them, in the one order that all show. */
public final class ImageReports {

    private static final Comparator<ReportedFinding> WORST_FIRST = Comparator.comparing(ReportedFinding::severity)
            .thenComparing(ReportedFinding::id)
            .thenComparing(ReportedFinding::purl)
            .thenComparing(finding -> finding.evidence().toString());

    private static final Comparator<ReportedUndecided> BY_PLACE = Comparator.comparing(ReportedUndecided::place)
            .thenComparing(ReportedUndecided::advisory, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(ReportedUndecided::reason);

    private ImageReports() {}

    /**
     * The report of one image.
     *
     * @param verdicts called once for each distinct subject
     * @param exploitations asked once
     */
    public static ImageReport of(
            ReportedImage image,
            Inventory inventory,
            Function<MatchSubject, SubjectVerdict> verdicts,
            AdvisoryEdition advisories,
            ExploitationSet exploitations) {
        List<ReportedFinding> findings = new ArrayList<>();
        var judged = new JudgedSubjects(verdicts);
        for (SoftwarePackage software : inventory.packages()) {
            List<MatchSubject> subjects = MatchSubjects.of(software, inventory.distribution());
            for (MatchSubject subject : subjects) {
                String place = subjects.size() == 1 ? software.purl() : placeOf(software, subject);
                judged.verdict(subject, place).findings().forEach(finding -> findings.add(reported(software, finding)));
            }
        }
        return new ImageReport(
                image.image(),
                image.digest(),
                image.platform(),
                name(inventory.distribution()),
                inventory.packages().size(),
                exploited(findings.stream().distinct().sorted(WORST_FIRST).toList(), exploitations),
                undecided(inventory, judged),
                advisories);
    }

    private static List<ReportedFinding> exploited(List<ReportedFinding> findings, ExploitationSet exploitations) {
        Map<String, Exploitation> known =
                exploitations.of(findings.stream().map(ReportedFinding::id).collect(Collectors.toSet()));
        return findings.stream()
                .map(finding -> finding.with(known.getOrDefault(finding.id(), Exploitation.UNKNOWN)))
                .toList();
    }

    private static ReportedFinding reported(SoftwarePackage software, Finding finding) {
        return new ReportedFinding(
                finding.vulnerability().id(),
                finding.vulnerability().aliases(),
                software.purl(),
                finding.severity(),
                finding.fixed(),
                finding.fixState(),
                finding.evidence(),
                Exploitation.UNKNOWN);
    }

    /** Each that is counted, however alike two of them look. */
    private static List<ReportedUndecided> undecided(Inventory inventory, JudgedSubjects judged) {
        return Stream.concat(
                        inventory.problems().stream()
                                .map(problem -> new ReportedUndecided(problem.path(), null, problem.reason())),
                        judged.undecided())
                .sorted(BY_PLACE)
                .toList();
    }

    /** A jar that goes by several names is judged as each. */
    private static String placeOf(SoftwarePackage software, MatchSubject subject) {
        return software.purl() + " as " + subject.name();
    }

    private static @Nullable String name(@Nullable Distribution distribution) {
        return distribution == null ? null : distribution.name();
    }
}
