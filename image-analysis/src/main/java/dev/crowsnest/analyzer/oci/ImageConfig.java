package dev.crowsnest.analyzer.oci;

import java.util.List;
import java.util.Map;

/**
 * What a config says of its image. All of it is claimed by whoever built the image, and hostile until shown otherwise.
 *
 * @param diffIds of the layers uncompressed, base first; never a key of a cache, since nobody verified them
 * @param history base first, with the lines that made no layer
 */
public record ImageConfig(
        Platform platform, List<Digest> diffIds, List<HistoryLine> history, Map<String, String> labels) {

    /** Copies the collections. */
    public ImageConfig {
        diffIds = List.copyOf(diffIds);
        history = List.copyOf(history);
        labels = Map.copyOf(labels);
    }
}
