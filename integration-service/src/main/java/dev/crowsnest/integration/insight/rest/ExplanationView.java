package dev.crowsnest.integration.insight.rest;

import dev.crowsnest.integration.insight.Explanation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one image stands to one vulnerability: the document that {@code crowsnest explain --format json} prints.
 *
 * @param image as it was asked for
 */
public record ExplanationView(
        String image,
        String digest,
        String platform,
        @Nullable String distribution,
        String vulnerability,
        List<String> aliases,
        String standing,
        List<ExplainedPackageView> packages,
        List<OtherPackageView> others,
        List<String> silent,
        List<String> unjudged,
        ReportView.AdvisoriesView advisories) {

    static ExplanationView of(String image, Explanation explanation) {
        return new ExplanationView(
                image,
                explanation.digest(),
                explanation.platform(),
                explanation.distribution(),
                explanation.vulnerability(),
                explanation.aliases(),
                explanation.standing(),
                explanation.packages().stream().map(ExplainedPackageView::of).toList(),
                explanation.others().stream()
                        .map(other -> new OtherPackageView(other.stream(), other.name(), other.advisory()))
                        .toList(),
                explanation.silent(),
                explanation.unjudged(),
                ReportView.AdvisoriesView.of(explanation.advisories()));
    }

    /** One package, and what each advisory says of it. */
    public record ExplainedPackageView(
            String purl,
            String layer,
            List<String> paths,
            String standing,
            String comparedName,
            String comparedVersion,
            List<ConsultedAdvisoryView> advisories) {

        static ExplainedPackageView of(Explanation.ExplainedPackage explained) {
            return new ExplainedPackageView(
                    explained.purl(),
                    explained.layer(),
                    explained.paths(),
                    explained.standing(),
                    explained.comparedName(),
                    explained.comparedVersion(),
                    explained.advisories().stream()
                            .map(ConsultedAdvisoryView::of)
                            .toList());
        }
    }

    /** One advisory that a package was held against. */
    public record ConsultedAdvisoryView(
            String advisory,
            String export,
            List<String> affected,
            String standing,
            String reason,
            @Nullable String fixed) {

        static ConsultedAdvisoryView of(Explanation.ConsultedAdvisory advisory) {
            return new ConsultedAdvisoryView(
                    advisory.advisory(),
                    advisory.export(),
                    advisory.affected(),
                    advisory.standing(),
                    advisory.reason(),
                    advisory.fixed());
        }
    }

    /** A package of the vulnerability that the image does not have. */
    public record OtherPackageView(String stream, String name, String advisory) {}
}
