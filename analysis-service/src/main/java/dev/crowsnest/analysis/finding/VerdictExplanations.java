package dev.crowsnest.analysis.finding;

import dev.crowsnest.analysis.advisory.AdvisoryCatalogue;
import dev.crowsnest.analyzer.explanation.ImageExplanation;
import dev.crowsnest.analyzer.inventory.Inventory;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.MatchSubjects;
import dev.crowsnest.analyzer.report.ReportedImage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Explains what is known of images: the stored advisories are read again and held against the image's packages, for one id. */
@ApplicationScoped
public class VerdictExplanations {

    private final Matching matching;
    private final AdvisoryCatalogue catalogue;

    VerdictExplanations(Matching matching, AdvisoryCatalogue catalogue) {
        this.matching = matching;
        this.catalogue = catalogue;
    }

    /** @param vulnerability any id of it */
    @Transactional
    public ImageExplanation explain(ReportedImage image, Inventory inventory, String vulnerability) {
        List<MatchSubject> subjects = inventory.packages().stream()
                .flatMap(software -> MatchSubjects.of(software, inventory.distribution()).stream())
                .toList();
        return matching.explanations(catalogue.consult(matching.lookups(subjects)))
                .explain(image, inventory, vulnerability);
    }
}
