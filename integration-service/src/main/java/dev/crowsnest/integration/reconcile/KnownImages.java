package dev.crowsnest.integration.reconcile;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The images of a repository as they are known.
 *
 * @param images by digest
 * @param tags that point to one, with its digest
 */
public record KnownImages(Map<String, KnownImage> images, Map<String, String> tags) {

    /** Copies the maps. */
    public KnownImages {
        images = Map.copyOf(images);
        tags = Map.copyOf(tags);
    }

    /**
     * An image.
     *
     * @param heardAt when it was last pushed or moved; absent when only its deletion was heard of
     */
    public record KnownImage(
            boolean gone, boolean archived, @Nullable Instant heardAt) {}
}
