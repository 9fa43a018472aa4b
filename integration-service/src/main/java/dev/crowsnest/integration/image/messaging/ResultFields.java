package dev.crowsnest.integration.image.messaging;

import dev.crowsnest.contracts.event.v1.ImageAnalyzed;
import dev.crowsnest.integration.image.ArtifactKind;
import dev.crowsnest.integration.image.FinishedAnalysis;
import dev.crowsnest.integration.image.PlatformResult;
import dev.crowsnest.integration.image.SeverityCounts;
import dev.crowsnest.integration.image.SkippedChild;
import dev.crowsnest.integration.image.UnusableEvent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads results of analyses. */
final class ResultFields {

    private ResultFields() {}

    static FinishedAnalysis finished(ImageAnalyzed analyzed) {
        return new FinishedAnalysis(
                kind(analyzed.getKind()),
                platforms(analyzed.getPlatformsList()),
                analyzed.getSkippedList().stream().map(ResultFields::skipped).toList());
    }

    static List<PlatformResult> platforms(List<dev.crowsnest.contracts.event.v1.PlatformResult> results) {
        return results.stream().map(ResultFields::platform).toList();
    }

    private static PlatformResult platform(dev.crowsnest.contracts.event.v1.PlatformResult result) {
        var counts = result.getVulnerabilities();
        return new PlatformResult(
                EventFields.digest(result.getDigest()),
                orEmpty(EventFields.text(result.getPlatform())),
                EventFields.text(result.getDistribution()),
                result.getPackages(),
                new SeverityCounts(
                        counts.getCritical(),
                        counts.getHigh(),
                        counts.getMedium(),
                        counts.getLow(),
                        counts.getUnspecified()),
                result.getFixable(),
                result.getUndecided(),
                result.getSize());
    }

    private static SkippedChild skipped(dev.crowsnest.contracts.event.v1.SkippedChild child) {
        return new SkippedChild(
                EventFields.digest(child.getDigest()),
                orEmpty(EventFields.text(child.getPlatform())),
                orEmpty(EventFields.text(child.getReason())));
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static ArtifactKind kind(dev.crowsnest.contracts.event.v1.ArtifactKind kind) {
        return switch (kind) {
            case ARTIFACT_KIND_IMAGE -> ArtifactKind.IMAGE;
            case ARTIFACT_KIND_INDEX -> ArtifactKind.INDEX;
            case ARTIFACT_KIND_ARTIFACT -> ArtifactKind.ARTIFACT;
            case ARTIFACT_KIND_UNSPECIFIED, UNRECOGNIZED -> throw new UnusableEvent("the kind of artifact is missing");
        };
    }
}
