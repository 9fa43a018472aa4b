package dev.crowsnest.localecr.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A manifest or index that a repository holds.
 *
 * @param manifestSize bytes of the manifest itself
 * @param imageSize bytes of all layers and the config, compressed; for an index, of its largest child
 * @param artifactType the manifest's own, else the media type of its config; empty for most indexes
 */
public record StoredImage(
        Digest digest,
        String mediaType,
        long manifestSize,
        long imageSize,
        Optional<String> artifactType,
        Optional<Digest> subject,
        Map<String, String> annotations,
        List<Digest> children,
        Instant pushedAt,
        StorageClass storageClass) {

    public StoredImage {
        annotations = Map.copyOf(annotations);
        children = List.copyOf(children);
    }

    StoredImage movedTo(StorageClass target) {
        return with(pushedAt, target);
    }

    /** The same in another repository. */
    StoredImage arrivedAt(Instant at) {
        return with(at, StorageClass.STANDARD);
    }

    private StoredImage with(Instant pushed, StorageClass stored) {
        return new StoredImage(
                digest,
                mediaType,
                manifestSize,
                imageSize,
                artifactType,
                subject,
                annotations,
                children,
                pushed,
                stored);
    }
}
