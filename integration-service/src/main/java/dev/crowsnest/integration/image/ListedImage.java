package dev.crowsnest.integration.image;

import dev.crowsnest.integration.registry.RegistryLocation;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An image with what people know it by.
 *
 * @param repository its name
 * @param tags that point to it, sorted
 * @param platforms what was found, by platform; empty when nothing was
 */
public record ListedImage(
        TrackedImage image,
        UUID integrationId,
        RegistryLocation registry,
        String repository,
        List<String> tags,
        List<PlatformResult> platforms) {

    /** Copies the lists. */
    public ListedImage {
        tags = List.copyOf(tags);
        platforms = List.copyOf(platforms);
    }

    /** What stands for the whole image where there is room for one. */
    public Optional<PlatformResult> headline() {
        return FinishedAnalysis.headline(platforms);
    }
}
