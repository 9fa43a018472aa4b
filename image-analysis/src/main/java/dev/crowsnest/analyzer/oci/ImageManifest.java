package dev.crowsnest.analyzer.oci;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One image for one platform, or an artifact that uses the same form.
 *
 * @param artifactType what the artifact is, when the manifest says so
 * @param layers base first
 * @param subject what this artifact refers to, as signatures do
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md">image-spec, manifest</a>
 */
public record ImageManifest(
        Digest digest,
        MediaType mediaType,
        @Nullable String artifactType,
        Descriptor config,
        List<Descriptor> layers,
        @Nullable Descriptor subject,
        Map<String, String> annotations)
        implements Manifest {

    /** Copies the collections. */
    public ImageManifest {
        layers = List.copyOf(layers);
        annotations = Map.copyOf(annotations);
    }

    /** Whether this is an image that can be run: a signature, an SBOM or an attestation is not. */
    public boolean isImage() {
        return artifactType == null
                && config.mediaType().isImageConfig()
                && layers.stream().allMatch(layer -> layer.mediaType().isLayer());
    }
}
