package dev.crowsnest.analyzer.oci;

import java.util.List;
import java.util.Map;

/**
 * A list of manifests, mostly one for each platform.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md">image-spec, index</a>
 */
public record ImageIndex(
        Digest digest, MediaType mediaType, List<Descriptor> manifests, Map<String, String> annotations)
        implements Manifest {

    /** Copies the collections. */
    public ImageIndex {
        manifests = List.copyOf(manifests);
        annotations = Map.copyOf(annotations);
    }
}
