package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.insight.Inventory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An installed package, and where it is. */
public record PackageRow(
        PackageName installed,
        String type,
        String layer,
        String shortLayer,
        List<String> paths,
        @Nullable String owner) {

    private static final int SHORT_DIGEST = 19;

    static PackageRow of(Inventory.InstalledPackage found) {
        String owner = found.owner();
        return new PackageRow(
                new PackageName(found.name(), found.version()),
                found.type(),
                found.layer(),
                found.layer().substring(0, Math.min(SHORT_DIGEST, found.layer().length())),
                found.paths(),
                owner == null ? null : PackageName.of(owner).name());
    }
}
