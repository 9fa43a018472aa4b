package dev.crowsnest.analysis.insight;

import dev.crowsnest.analysis.inventory.ImageInventory;
import dev.crowsnest.analysis.inventory.Inventories;
import dev.crowsnest.analyzer.oci.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The image that somebody means who names a digest and perhaps a platform. */
@ApplicationScoped
class ChosenImages {

    private final Inventories inventories;

    ChosenImages(Inventories inventories) {
        this.inventories = inventories;
    }

    /**
     * Empty when the digest has no finished analysis of that platform.
     *
     * @param digest of a manifest or an index
     * @param platform empty for linux/amd64 where the index has it, else its first image
     * @throws IllegalArgumentException when the platform is none
     */
    Optional<ImageInventory> find(Digest digest, String platform) {
        var wish = new PlatformWish(platform);
        return inventories
                .analysis(digest)
                .map(analysis -> wish.of(analysis.children()).flatMap(child -> inventories.find(child.digest())))
                // The child of an index is asked for by its own digest.
                .orElseGet(() -> inventories.find(digest).filter(image -> wish.isMet(image.platform())));
    }
}
