package dev.crowsnest.analyzer.report;

import dev.crowsnest.analyzer.inventory.Inventory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The packages of one image: the same in the command line, the API and the pages.
 *
 * @param image as it was asked for
 * @param digest of the platform's manifest
 * @param platform {@code linux/amd64}
 * @param distribution for people; absent when the image names none
 * @param packages sorted by purl, then by first path
 */
public record PackageList(
        String image,
        String digest,
        String platform,
        @Nullable String distribution,
        List<ListedPackage> packages) {

    /** Copies the list. */
    public PackageList {
        packages = List.copyOf(packages);
    }

    /** The packages of an inventory, in its order. */
    public static PackageList of(ReportedImage image, Inventory inventory) {
        return new PackageList(
                image.image(),
                image.digest(),
                image.platform(),
                inventory.distribution() == null
                        ? null
                        : inventory.distribution().name(),
                inventory.packages().stream().map(ListedPackage::of).toList());
    }
}
