package dev.crowsnest.analyzer.oci;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads manifests and indexes, OCI's and Docker's, from their raw bytes.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md">image-spec, manifest</a>
 */
public final class ManifestReader {

    private ManifestReader() {}

    /**
     * The manifest or index that these bytes are.
     *
     * @param object what is being read, for messages
     * @param raw of which the digest is made
     * @param servedAs the media type that came with the bytes; the document's own goes before it
     * @throws ImageAccessException {@code MALFORMED} or {@code OVER_LIMIT}
     */
    public static Manifest read(String object, byte[] raw, @Nullable MediaType servedAs) {
        JsonDocument document = JsonDocument.parse(object, raw);
        Digest digest = Digest.of(raw);
        MediaType mediaType = mediaType(document, servedAs);
        if (mediaType.isIndex()) {
            return index(document, digest, mediaType);
        }
        if (mediaType.isManifest()) {
            return manifest(document, digest, mediaType);
        }
        throw document.malformed("its media type '" + mediaType + "' is not one of an image");
    }

    /** OCI lets a document leave its type out; then its form tells, since a wrong type is how one is taken for the other. */
    private static MediaType mediaType(JsonDocument document, @Nullable MediaType servedAs) {
        String own = document.text("mediaType");
        boolean index = document.has("manifests");
        if (index && (document.has("layers") || document.has("config"))) {
            throw document.malformed("it is a manifest and an index at once");
        }
        if (own != null) {
            return new MediaType(own);
        }
        if (servedAs != null && (servedAs.isIndex() || servedAs.isManifest()) && servedAs.isIndex() == index) {
            return servedAs;
        }
        if (document.has("fsLayers")) {
            throw document.malformed("it has the first of Docker's schemas, which names no layer types; push it anew");
        }
        return index ? MediaType.OCI_INDEX : MediaType.OCI_MANIFEST;
    }

    private static ImageIndex index(JsonDocument document, Digest digest, MediaType mediaType) {
        List<Descriptor> manifests = document.children("manifests", DocumentLimits.CHILDREN).stream()
                .map(ManifestReader::descriptor)
                .toList();
        return new ImageIndex(digest, mediaType, manifests, document.map("annotations"));
    }

    private static ImageManifest manifest(JsonDocument document, Digest digest, MediaType mediaType) {
        if (!document.has("config")) {
            throw document.malformed("it lacks a config");
        }
        List<Descriptor> layers = document.children("layers", DocumentLimits.LAYERS).stream()
                .map(ManifestReader::descriptor)
                .toList();
        Descriptor subject = document.has("subject") ? descriptor(document.child("subject")) : null;
        return new ImageManifest(
                digest,
                mediaType,
                artifactType(document),
                descriptor(document.child("config")),
                layers,
                subject,
                document.map("annotations"));
    }

    private static @Nullable String artifactType(JsonDocument document) {
        String type = document.text("artifactType");
        return type == null || type.isBlank() ? null : type;
    }

    private static Descriptor descriptor(JsonDocument document) {
        Platform platform = document.has("platform") ? platform(document.child("platform")) : null;
        Map<String, String> annotations = document.map("annotations");
        return new Descriptor(
                new MediaType(document.textOr("mediaType", "")),
                document.digest("digest"),
                document.size("size"),
                platform,
                annotations);
    }

    static Platform platform(JsonDocument document) {
        String variant = document.text("variant");
        return new Platform(
                document.textOr("os", "unknown"),
                document.textOr("architecture", "unknown"),
                variant == null || variant.isBlank() ? null : variant);
    }
}
