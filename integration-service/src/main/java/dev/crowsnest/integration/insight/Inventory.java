package dev.crowsnest.integration.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The packages of one image. */
public record Inventory(
        String digest, String platform, @Nullable String distribution, List<InstalledPackage> packages) {

    /** Copies the list. */
    public Inventory {
        packages = List.copyOf(packages);
    }

    /**
     * One package.
     *
     * @param type as package-url names it: deb, npm
     * @param layer digest of the blob that brought it
     * @param owner purl of the distribution's package that brought it; absent for what nobody owns
     */
    public record InstalledPackage(
            String purl,
            String type,
            String name,
            String version,
            String layer,
            List<String> paths,
            @Nullable String owner) {

        /** Copies the list. */
        public InstalledPackage {
            paths = List.copyOf(paths);
        }
    }
}
