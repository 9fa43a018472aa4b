package dev.crowsnest.integration.image;

import java.util.List;
import java.util.Optional;

/**
 * The result of an analysis, without its findings.
 *
 * @param platforms one for each platform, one only for a plain image, none for what is no image
 * @param skipped children of an index that were left out
 */
public record FinishedAnalysis(ArtifactKind kind, List<PlatformResult> platforms, List<SkippedChild> skipped) {

    /** Copies the lists. */
    public FinishedAnalysis {
        platforms = List.copyOf(platforms);
        skipped = List.copyOf(skipped);
    }

    /** The platform that stands for the whole image where there is room for one; none when nothing was analysed. */
    public static Optional<PlatformResult> headline(List<PlatformResult> platforms) {
        return platforms.stream()
                .filter(result -> result.platform().equals(PlatformResult.USUAL))
                .findFirst()
                .or(() -> platforms.stream().findFirst());
    }
}
