package dev.crowsnest.integration.insight.rest;

import dev.crowsnest.integration.insight.Inventory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The packages of one image: the document that {@code crowsnest sbom --format json} prints.
 *
 * @param image as it was asked for
 */
public record PackagesView(
        String image,
        String digest,
        String platform,
        @Nullable String distribution,
        List<PackageView> packages) {

    static PackagesView of(String image, Inventory inventory) {
        return new PackagesView(
                image,
                inventory.digest(),
                inventory.platform(),
                inventory.distribution(),
                inventory.packages().stream().map(PackageView::of).toList());
    }

    /** One package. */
    public record PackageView(
            String purl,
            String type,
            String name,
            String version,
            String layer,
            List<String> paths,
            @Nullable String owner) {

        static PackageView of(Inventory.InstalledPackage installed) {
            return new PackageView(
                    installed.purl(),
                    installed.type(),
                    installed.name(),
                    installed.version(),
                    installed.layer(),
                    installed.paths(),
                    installed.owner());
        }
    }
}
