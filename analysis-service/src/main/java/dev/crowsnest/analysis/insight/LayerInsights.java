package dev.crowsnest.analysis.insight;

import dev.crowsnest.analysis.advisory.AdvisoryCatalogue;
import dev.crowsnest.analysis.finding.ImageVerdicts;
import dev.crowsnest.analysis.inventory.BuildHistories;
import dev.crowsnest.analysis.inventory.ImageInventory;
import dev.crowsnest.analyzer.advisory.AdvisoryEdition;
import dev.crowsnest.analyzer.build.BuildHistory;
import dev.crowsnest.analyzer.build.BuildStep;
import dev.crowsnest.analyzer.exploitation.ExploitationSet;
import dev.crowsnest.analyzer.inventory.Inventory;
import dev.crowsnest.analyzer.inventory.SoftwarePackage;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.SubjectVerdict;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.report.ImageReport;
import dev.crowsnest.analyzer.report.ImageReports;
import dev.crowsnest.analyzer.report.SeverityCounts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what each layer of an image brought: a report of its packages alone, counted as the whole image's is. */
@ApplicationScoped
public class LayerInsights {

    private static final BuildHistory NOT_KEPT = new BuildHistory(
            List.of(), "the image was analysed before layers were kept; the next analysis brings them");

    private final ChosenImages images;
    private final BuildHistories builds;
    private final ImageVerdicts verdicts;
    private final AdvisoryCatalogue advisories;

    LayerInsights(ChosenImages images, BuildHistories builds, ImageVerdicts verdicts, AdvisoryCatalogue advisories) {
        this.images = images;
        this.builds = builds;
        this.verdicts = verdicts;
        this.advisories = advisories;
    }

    /** The layers of an image, found as its report is. */
    public Optional<ImageLayers> layers(Digest digest, String platform) {
        return images.find(digest, platform)
                .flatMap(image ->
                        verdicts.of(ImageInsights.subjects(image.inventory())).map(found -> layers(image, found)));
    }

    private ImageLayers layers(ImageInventory image, Map<MatchSubject, SubjectVerdict> found) {
        AdvisoryEdition edition = advisories.edition();
        BuildHistory build = builds.find(image.digest()).orElse(NOT_KEPT);
        // A layer that an image has twice has brought its packages the first time.
        Map<Digest, List<SoftwarePackage>> brought = new HashMap<>(
                image.inventory().packages().stream().collect(Collectors.groupingBy(SoftwarePackage::layer)));
        List<ImageLayers.Step> steps = new ArrayList<>();
        for (BuildStep step : build.steps()) {
            BuildStep.Layer layer = step.layer();
            steps.add(new ImageLayers.Step(
                    step.instruction(),
                    step.isCut(),
                    layer == null
                            ? null
                            : layer(
                                    layer,
                                    brought.remove(layer.digest()),
                                    packages -> report(image, packages, found, edition))));
        }
        return new ImageLayers(image.digest(), image.platform(), steps, build.misfit());
    }

    private static ImageLayers.Layer layer(
            BuildStep.Layer layer,
            @Nullable List<SoftwarePackage> brought,
            Function<List<SoftwarePackage>, ImageReport> report) {
        List<SoftwarePackage> packages = brought == null ? List.of() : brought;
        var counts = SeverityCounts.of(report.apply(packages).findings());
        return new ImageLayers.Layer(layer.digest(), layer.size(), packages.size(), counts);
    }

    private static ImageReport report(
            ImageInventory image,
            List<SoftwarePackage> packages,
            Map<MatchSubject, SubjectVerdict> found,
            AdvisoryEdition edition) {
        return ImageReports.of(
                ImageInsights.reported(image),
                new Inventory(image.inventory().distribution(), packages, List.of()),
                subject -> ImageInsights.verdict(found, subject),
                edition,
                ExploitationSet.NONE);
    }
}
