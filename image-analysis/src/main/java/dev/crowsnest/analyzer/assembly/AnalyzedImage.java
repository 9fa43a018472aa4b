package dev.crowsnest.analyzer.assembly;

import dev.crowsnest.analyzer.inventory.Inventory;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.oci.ImageConfig;
import dev.crowsnest.analyzer.oci.ImageManifest;
import java.util.List;

/**
 * A finished analysis of one image.
 *
 * @param complete false when a file could not be read for want of memory here: then neither layer nor inventory is to be used
 *     again
 * @param bytesPulled of layers, as they are stored, retries included
 * @param bytesSaved of layers that were known and not asked for
 * @param layersRead blobs that were read just now, base first, each once; the others were known
 */
public record AnalyzedImage(
        ImageManifest manifest,
        ImageConfig config,
        Inventory inventory,
        boolean complete,
        long bytesPulled,
        long bytesSaved,
        List<Digest> layersRead) {

    /** Copies the list. */
    public AnalyzedImage {
        layersRead = List.copyOf(layersRead);
    }
}
