package dev.crowsnest.analyzer.report;

import dev.crowsnest.analyzer.advisory.AdvisoryEdition;
import dev.crowsnest.analyzer.catalog.PackageType;
import dev.crowsnest.analyzer.exploitation.Exploitation;
import dev.crowsnest.analyzer.exploitation.ExploitationSet;
import dev.crowsnest.analyzer.inventory.Distribution;
import dev.crowsnest.analyzer.inventory.Inventory;
import dev.crowsnest.analyzer.inventory.SoftwarePackage;
import dev.crowsnest.analyzer.match.Finding;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.MatchSubjects;
import dev.crowsnest.analyzer.match.SubjectVerdict;
import dev.crowsnest.analyzer.match.Undecided;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
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
     * @param verdicts called once for each package that has a subject; equal subjects may be answered from a store
     * @param exploitations asked once
     */
    public static ImageReport of(
            ReportedImage image,
            Inventory inventory,
            Function<MatchSubject, SubjectVerdict> verdicts,
            AdvisoryEdition advisories,
            ExploitationSet exploitations) {
        List<ReportedFinding> findings = new ArrayList<>();
        List<ReportedUndecided> undecided = new ArrayList<>();
        inventory
                .problems()
                .forEach(problem -> undecided.add(new ReportedUndecided(problem.path(), null, problem.reason())));
        for (SoftwarePackage software : inventory.packages()) {
            List<MatchSubject> subjects = MatchSubjects.of(software, inventory.distribution());
            for (MatchSubject subject : subjects) {
                SubjectVerdict verdict = verdicts.apply(subject);
                verdict.findings().forEach(finding -> findings.add(reported(software, finding)));
                verdict.undecided().forEach(open -> undecided.add(reported(software, open)));
            }
            if (subjects.isEmpty() && software.record().type() == PackageType.MAVEN) {
                undecided.add(new ReportedUndecided(software.purl(), null, MatchSubjects.NO_GROUP));
            }
        }
        return new ImageReport(
                image.image(),
                image.digest(),
                image.platform(),
                name(inventory.distribution()),
                inventory.packages().size(),
                exploited(findings.stream().distinct().sorted(WORST_FIRST).toList(), exploitations),
                undecided.stream().distinct().sorted(BY_PLACE).toList(),
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

    private static ReportedUndecided reported(SoftwarePackage software, Undecided open) {
        return new ReportedUndecided(software.purl(), open.advisory(), open.reason());
    }

    private static @Nullable String name(@Nullable Distribution distribution) {
        return distribution == null ? null : distribution.name();
    }
}
