package dev.crowsnest.integration.image;

import java.time.Instant;
import java.util.List;

/** What the result of an index means for the images that it names. */
final class IndexParts {

    private IndexParts() {}

    static TrackedImage analyzed(TrackedImage child, Instant at) {
        return child.as(ArtifactKind.IMAGE).with(child.analysis().finishedWithIndex(at));
    }

    static TrackedImage leftOut(TrackedImage child, String reason) {
        return child.with(child.analysis().notAnalyzed("left out of its index: " + reason));
    }

    static FinishedAnalysis alone(PlatformResult result) {
        return new FinishedAnalysis(ArtifactKind.IMAGE, List.of(result), List.of());
    }
}
