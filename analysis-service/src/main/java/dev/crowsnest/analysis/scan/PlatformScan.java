package dev.crowsnest.analysis.scan;

import dev.crowsnest.analysis.finding.ImageFindings;
import dev.crowsnest.analysis.finding.SubjectMatching;
import dev.crowsnest.analysis.inventory.BuildHistories;
import dev.crowsnest.analysis.inventory.ImageInventory;
import dev.crowsnest.analysis.inventory.Inventories;
import dev.crowsnest.analysis.job.AnalysisOutcome.AnalyzedPlatform;
import dev.crowsnest.analyzer.assembly.AnalyzedImage;
import dev.crowsnest.analyzer.assembly.ImageAnalyzer;
import dev.crowsnest.analyzer.build.BuildHistory;
import dev.crowsnest.analyzer.build.InstructionText;
import dev.crowsnest.analyzer.inventory.Inventory;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.MatchSubjects;
import dev.crowsnest.analyzer.oci.Descriptor;
import dev.crowsnest.analyzer.oci.ImageConfig;
import dev.crowsnest.analyzer.oci.ImageManifest;
import dev.crowsnest.analyzer.oci.ImageSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Analyses one platform's image, unless that was done before. */
@ApplicationScoped
class PlatformScan {

    /** A revision that nobody asks for: the image is read anew when it is wanted again. */
    private static final String INCOMPLETE = "incomplete";

    private final ImageAnalyzer analyzer;
    private final Inventories inventories;
    private final BuildHistories builds;
    private final SubjectMatching matching;
    private final ScanMetrics metrics;
    private final InstructionText instructions;

    PlatformScan(
            ImageAnalyzer analyzer,
            Inventories inventories,
            BuildHistories builds,
            SubjectMatching matching,
            ScanMetrics metrics,
            ScanConfig config) {
        this.analyzer = analyzer;
        this.inventories = inventories;
        this.builds = builds;
        this.instructions = config.keepEnvironmentValues() ? InstructionText.keeping() : InstructionText.redacting();
        this.matching = matching;
        this.metrics = metrics;
    }

    /** What was found in an image; what it cost, the run counts. */
    AnalyzedPlatform scan(ImageSource source, ImageManifest manifest, ScanRun run) {
        Optional<ImageInventory> known = inventories.find(manifest.digest(), analyzer.revision());
        if (known.isPresent()) {
            if (!builds.isKept(manifest.digest())) {
                keepBuild(manifest, source.config(manifest));
            }
            saved(size(manifest), run);
            return matched(known.get());
        }
        AnalyzedImage analyzed = analyzer.analyze(source, manifest, run.next());
        saved(analyzed.bytesSaved(), run);
        var inventory = new ImageInventory(
                manifest.digest(),
                PlainText.of(analyzed.config().platform().toString()),
                size(manifest),
                analyzed.inventory());
        inventories.save(inventory, analyzed.complete() ? analyzer.revision() : INCOMPLETE);
        keepBuild(manifest, analyzed.config());
        return matched(inventory);
    }

    private void saved(long bytes, ScanRun run) {
        metrics.saved(bytes);
        run.saved(bytes);
    }

    private void keepBuild(ImageManifest manifest, ImageConfig config) {
        builds.save(manifest.digest(), BuildHistory.of(manifest, config, instructions));
    }

    /** A known image is matched too: a worker may have died between storing and matching it, and subjects cost nothing twice. */
    private AnalyzedPlatform matched(ImageInventory image) {
        Inventory inventory = image.inventory();
        ImageFindings findings = matching.matchImage(image.digest(), subjects(inventory));
        var contents = new AnalyzedPlatform.Contents(
                inventory.packages().size(), inventory.problems().size(), findings);
        return new AnalyzedPlatform(
                image.digest(), image.platform(), PlainText.of(image.distribution()), image.size(), contents);
    }

    private static List<MatchSubject> subjects(Inventory inventory) {
        return inventory.packages().stream()
                .flatMap(software -> MatchSubjects.of(software, inventory.distribution()).stream())
                .distinct()
                .toList();
    }

    private static long size(ImageManifest manifest) {
        return manifest.layers().stream().mapToLong(Descriptor::size).sum();
    }
}
