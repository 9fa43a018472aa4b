package dev.crowsnest.analysis.insight;

import dev.crowsnest.analysis.advisory.AdvisoryCatalogue;
import dev.crowsnest.analysis.finding.HistoryEntry;
import dev.crowsnest.analysis.finding.ImageHistories;
import dev.crowsnest.analysis.finding.ImageVerdicts;
import dev.crowsnest.analysis.finding.VerdictExplanations;
import dev.crowsnest.analysis.inventory.ImageInventory;
import dev.crowsnest.analyzer.explanation.ImageExplanation;
import dev.crowsnest.analyzer.exploitation.ExploitationSet;
import dev.crowsnest.analyzer.inventory.Inventory;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.MatchSubjects;
import dev.crowsnest.analyzer.match.SubjectVerdict;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.report.ImageReport;
import dev.crowsnest.analyzer.report.ImageReports;
import dev.crowsnest.analyzer.report.PackageList;
import dev.crowsnest.analyzer.report.ReportedImage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Forms what is said of one image from what is stored of it, by the same rules as an analysis without any server. */
@ApplicationScoped
public class ImageInsights {

    private final ChosenImages images;
    private final ImageVerdicts verdicts;
    private final VerdictExplanations explanations;
    private final AdvisoryCatalogue advisories;
    private final ExploitationSet exploitations;
    private final ImageHistories histories;

    ImageInsights(
            ChosenImages images,
            ImageVerdicts verdicts,
            VerdictExplanations explanations,
            AdvisoryCatalogue advisories,
            ExploitationSet exploitations,
            ImageHistories histories) {
        this.images = images;
        this.verdicts = verdicts;
        this.explanations = explanations;
        this.advisories = advisories;
        this.exploitations = exploitations;
        this.histories = histories;
    }

    /**
     * The report of an image; empty when the digest has no finished analysis of that platform.
     *
     * @param digest of a manifest or an index
     * @param platform empty for linux/amd64 where the index has it, else its first image
     * @throws IllegalArgumentException when the platform is none
     */
    public Optional<ImageReport> report(Digest digest, String platform) {
        return images.find(digest, platform).flatMap(this::report);
    }

    /** The packages of an image, found as its report is. */
    public Optional<PackageList> packages(Digest digest, String platform) {
        return images.find(digest, platform).map(image -> PackageList.of(reported(image), image.inventory()));
    }

    /** How an image, found as its report is, stands to a vulnerability. */
    public Optional<ImageExplanation> explain(Digest digest, String platform, String vulnerability) {
        return images.find(digest, platform)
                .map(image -> explanations.explain(reported(image), image.inventory(), vulnerability));
    }

    /** A part of what advisories changed for an image, found as its report is. */
    public Optional<ImageHistory> history(Digest digest, String platform, HistoryEntry.Cursor after, int limit) {
        return images.find(digest, platform)
                .map(image -> ImageHistory.of(
                        image.digest(), image.platform(), histories.page(image.digest(), after, limit + 1), limit));
    }

    private Optional<ImageReport> report(ImageInventory image) {
        Inventory inventory = image.inventory();
        return verdicts.of(subjects(inventory))
                .map(found -> ImageReports.of(
                        reported(image),
                        inventory,
                        subject -> verdict(found, subject),
                        advisories.edition(),
                        exploitations));
    }

    static List<MatchSubject> subjects(Inventory inventory) {
        return inventory.packages().stream()
                .flatMap(software -> MatchSubjects.of(software, inventory.distribution()).stream())
                .distinct()
                .toList();
    }

    static SubjectVerdict verdict(Map<MatchSubject, SubjectVerdict> found, MatchSubject subject) {
        SubjectVerdict verdict = found.get(subject);
        if (verdict == null) {
            throw new IllegalStateException("a subject of the image was not looked up");
        }
        return verdict;
    }

    static ReportedImage reported(ImageInventory image) {
        String digest = image.digest().toString();
        return new ReportedImage(digest, digest, image.platform());
    }
}
