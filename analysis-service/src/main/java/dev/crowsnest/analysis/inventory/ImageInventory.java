package dev.crowsnest.analysis.inventory;

import dev.crowsnest.analyzer.inventory.Inventory;
import dev.crowsnest.analyzer.oci.Digest;

/**
 * What one platform's image consists of.
 *
 * @param digest of its manifest
 * @param platform as its config says
 * @param size of its layers as they are stored, in bytes
 */
public record ImageInventory(Digest digest, String platform, long size, Inventory inventory) {

    /** For people; empty when the image names none. */
    public String distribution() {
        var distribution = inventory.distribution();
        return distribution == null ? "" : distribution.name();
    }
}
