package dev.crowsnest.integration.image;

import java.util.List;

/**
 * An image with all that the inventory holds of it.
 *
 * @param skipped children of an index that were left out
 */
public record ImageDetail(ListedImage image, List<SkippedChild> skipped) {

    /** Copies the list. */
    public ImageDetail {
        skipped = List.copyOf(skipped);
    }
}
