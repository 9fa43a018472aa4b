package dev.crowsnest.analysis.scan;

import dev.crowsnest.analysis.inventory.FinishedAnalysis;
import dev.crowsnest.analysis.job.AnalysisOutcome;
import dev.crowsnest.analysis.job.AnalysisOutcome.AnalyzedPlatform;
import dev.crowsnest.analysis.job.AnalysisOutcome.SkippedChild;
import dev.crowsnest.analysis.job.JobRequest;
import dev.crowsnest.analysis.job.Traffic;
import dev.crowsnest.analyzer.oci.Descriptor;
import dev.crowsnest.analyzer.oci.ImageAccessException;
import dev.crowsnest.analyzer.oci.ImageAccessException.Kind;
import dev.crowsnest.analyzer.oci.ImageIndex;
import dev.crowsnest.analyzer.oci.ImageManifest;
import dev.crowsnest.analyzer.oci.ImageSource;
import dev.crowsnest.analyzer.oci.Manifest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Analyses what a digest names: an image, the images of an index, or an artifact, which is only recognised.
 *
 * <p>The manifest is asked for in any case, also when all is known: that shows whether this place may be read.
 */
@ApplicationScoped
class ImageScan {

    /** Failures that concern one child of an index alone. */
    private static final Set<Kind> OF_THE_CHILD = Set.of(Kind.NOT_FOUND, Kind.MALFORMED, Kind.OVER_LIMIT);

    private final Registries registries;
    private final PlatformScan platforms;

    ImageScan(Registries registries, PlatformScan platforms) {
        this.registries = registries;
        this.platforms = platforms;
    }

    /** @throws ImageAccessException when there is no result */
    AnalysisOutcome scan(JobRequest request, ScanRun run) {
        try (ImageSource source = registries.open(request)) {
            Manifest manifest = source.manifest(request.digest().toString());
            if (manifest instanceof ImageIndex index) {
                return index(source, index, request, run);
            }
            return image(source, (ImageManifest) manifest, run);
        }
    }

    private AnalysisOutcome image(ImageSource source, ImageManifest manifest, ScanRun run) {
        if (!manifest.isImage()) {
            return new AnalysisOutcome(FinishedAnalysis.Kind.ARTIFACT, List.of(), List.of(), Traffic.NONE);
        }
        run.image(1, 1);
        AnalyzedPlatform image = platforms.scan(source, manifest, run);
        return new AnalysisOutcome(FinishedAnalysis.Kind.IMAGE, List.of(image), List.of(), run.traffic());
    }

    private AnalysisOutcome index(ImageSource source, ImageIndex index, JobRequest request, ScanRun run) {
        IndexSelection selection = IndexSelection.of(index, request.platforms());
        List<AnalyzedPlatform> images = new ArrayList<>();
        List<SkippedChild> skipped = new ArrayList<>(selection.skipped());
        ImageAccessException first = null;
        int number = 0;
        for (Descriptor child : selection.chosen()) {
            run.image(++number, selection.chosen().size());
            // Manifests are no layers: who lets each of them drip would hold a worker for hours.
            run.check(index.digest().toString());
            try {
                AnalyzedPlatform image = child(source, child, run);
                if (image == null) {
                    skipped.add(IndexSelection.skipped(child, "it is an artifact, not an image"));
                } else {
                    images.add(named(image, child));
                }
            } catch (ImageAccessException e) {
                if (!OF_THE_CHILD.contains(e.kind())) {
                    throw e;
                }
                first = first == null ? e : first;
                skipped.add(IndexSelection.skipped(child, String.valueOf(e.getMessage())));
            }
        }
        if (images.isEmpty() && first != null) {
            throw first;
        }
        return new AnalysisOutcome(FinishedAnalysis.Kind.INDEX, images, skipped, run.traffic());
    }

    private @Nullable AnalyzedPlatform child(ImageSource source, Descriptor child, ScanRun run) {
        Manifest manifest = source.manifest(child.digest().toString());
        boolean isImage = manifest instanceof ImageManifest image && image.isImage();
        return isImage ? platforms.scan(source, (ImageManifest) manifest, run) : null;
    }

    /** The index knows the platform better than the config: it has the variant. */
    private static AnalyzedPlatform named(AnalyzedPlatform image, Descriptor child) {
        String platform = IndexSelection.platform(child);
        return platform.isEmpty()
                ? image
                : new AnalyzedPlatform(image.digest(), platform, image.distribution(), image.size(), image.contents());
    }
}
