package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.insight.Inventory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Packages of an image.
 *
 * @param layer digest of the layer that brought them; absent for all
 * @param all how many the image has
 */
public record PackageTable(List<PackageRow> rows, @Nullable String layer, int all) {

    /** Copies the list. */
    public PackageTable {
        rows = List.copyOf(rows);
    }

    static PackageTable of(Inventory inventory, @Nullable String layer) {
        return new PackageTable(
                inventory.packages().stream()
                        .filter(one -> layer == null || one.layer().equals(layer))
                        .map(PackageRow::of)
                        .toList(),
                layer,
                inventory.packages().size());
    }
}
