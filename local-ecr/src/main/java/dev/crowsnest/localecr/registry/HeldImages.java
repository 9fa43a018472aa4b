package dev.crowsnest.localecr.registry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Images without content, for measurements: they are listed as any other, cannot be pulled, and end with the process. */
public final class HeldImages {

    private static final String CONFIG = "application/vnd.oci.image.config.v1+json";
    private static final long SIZE = 50_000_000;

    private final RepositoryCatalog catalog;

    public HeldImages(RepositoryCatalog catalog) {
        this.catalog = catalog;
    }

    /** Adds images with a tag each, {@code 1} and on; their digests. No event tells of them. */
    public List<Digest> hold(RepositoryName name, int count, Instant pushedAt) {
        var repository = catalog.create(name);
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> hold(repository, String.valueOf(number), pushedAt))
                .toList();
    }

    private static Digest hold(Repository repository, String tag, Instant pushedAt) {
        var manifest = (repository.name() + ":" + tag).getBytes(StandardCharsets.UTF_8);
        var digest = Digest.of(manifest);
        var image = new StoredImage(
                digest,
                MediaTypes.OCI_MANIFEST,
                manifest.length,
                SIZE,
                Optional.of(CONFIG),
                Optional.empty(),
                Map.of(),
                List.of(),
                pushedAt,
                StorageClass.STANDARD);
        repository.hold(image, tag);
        return digest;
    }
}
