package dev.crowsnest.localecr.registry;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Images: how they are taken, found and moved. A repository changes for one request at a time. */
public final class Images {

    /** ECR's limit; a larger manifest is refused before it is read to its end. */
    public static final int LARGEST_MANIFEST = 4 * 1024 * 1024;

    private final RepositoryCatalog catalog;
    private final Blobs blobs;
    private final ChangeListener listener;
    private final Clock clock;

    public Images(RepositoryCatalog catalog, Blobs blobs, ChangeListener listener, Clock clock) {
        this.catalog = catalog;
        this.blobs = blobs;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Takes a manifest or an index. What it names must be there already, as at ECR; the sizes that it claims are not
     * checked, as a puller must not trust them either.
     */
    public StoredImage push(RepositoryName name, Reference reference, byte[] content, Optional<String> contentType) {
        var digest = Digest.of(content);
        if (reference instanceof Reference.ByDigest named && !named.digest().equals(digest)) {
            throw new RegistryFailure(
                    ErrorCode.DIGEST_INVALID, "the manifest's digest is %s, not %s".formatted(digest, named));
        }
        var manifest = Manifest.parse(content, contentType);
        var repository = catalog.requireForPush(name);
        requireBlobs(repository, manifest);
        blobs.put(content);
        synchronized (catalog.require(name)) {
            var image = image(repository, digest, manifest, content.length);
            repository.putImage(image);
            var tag = tagOf(reference);
            tag.ifPresent(text -> repository.putTag(text, digest));
            listener.changed(new RegistryChange.ImagePushed(name, image, tag, clock.instant()));
            return image;
        }
    }

    /** Throws {@link RegistryFailure} {@code MANIFEST_UNKNOWN}. */
    public StoredImage require(RepositoryName name, Reference reference) {
        return find(catalog.require(name), reference).orElseThrow(() -> RegistryFailure.unknown(name, reference));
    }

    /** The bytes of a manifest as they were pushed. Throws {@link RegistryFailure} for one that is archived or only held. */
    public byte[] content(RepositoryName name, StoredImage image) {
        if (image.storageClass() == StorageClass.ARCHIVE) {
            throw new RegistryFailure(
                    ErrorCode.ARCHIVED, "%s@%s is archived; restore it to pull it".formatted(name, image.digest()));
        }
        if (blobs.find(image.digest()).isEmpty()) {
            throw new RegistryFailure(
                    ErrorCode.MANIFEST_UNKNOWN, "%s@%s is held without content".formatted(name, image.digest()));
        }
        return blobs.read(image.digest());
    }

    public Optional<StoredImage> find(Repository repository, Reference reference) {
        if (reference instanceof Reference.ByTag named) {
            return Optional.ofNullable(repository.tags().get(named.tag())).flatMap(repository::image);
        }
        return repository.image(((Reference.ByDigest) reference).digest());
    }

    public List<String> tagsOf(Repository repository, Digest digest) {
        return repository.tags().entrySet().stream()
                .filter(tag -> tag.getValue().equals(digest))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What refers to an image by its subject: signatures, attestations, SBOMs; the image itself need not exist. */
    public List<StoredImage> referrers(RepositoryName name, Digest subject) {
        return catalog.require(name).images().stream()
                .filter(image -> image.subject().filter(subject::equals).isPresent())
                .sorted(Comparator.comparing(image -> image.digest().hex()))
                .toList();
    }

    /** Archives or restores an image. */
    public StoredImage move(RepositoryName name, Reference reference, StorageClass target) {
        var repository = catalog.require(name);
        synchronized (repository) {
            var moved = require(name, reference).movedTo(target);
            repository.putImage(moved);
            listener.changed(new RegistryChange.ImageMoved(name, moved, target, clock.instant()));
            return moved;
        }
    }

    private static Optional<String> tagOf(Reference reference) {
        return reference instanceof Reference.ByTag named ? Optional.of(named.tag()) : Optional.empty();
    }

    private static void requireBlobs(Repository repository, Manifest manifest) {
        for (var blob : manifest.blobs()) {
            if (!repository.holdsBlob(blob.digest())) {
                throw missing(repository, "blob", blob.digest());
            }
        }
        for (var child : manifest.children()) {
            if (repository.image(child.digest()).isEmpty()) {
                throw missing(repository, "manifest", child.digest());
            }
        }
    }

    private static RegistryFailure missing(Repository repository, String kind, Digest digest) {
        return new RegistryFailure(
                ErrorCode.MANIFEST_BLOB_UNKNOWN,
                "the manifest names the %s %s, which %s does not hold".formatted(kind, digest, repository.name()));
    }

    private StoredImage image(Repository repository, Digest digest, Manifest manifest, int manifestSize) {
        return new StoredImage(
                digest,
                manifest.mediaType(),
                manifestSize,
                size(repository, manifest),
                manifest.artifactType(),
                manifest.subject(),
                manifest.annotations(),
                manifest.children().stream().map(Descriptor::digest).toList(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                StorageClass.STANDARD);
    }

    private static long size(Repository repository, Manifest manifest) {
        if (manifest.children().isEmpty()) {
            return manifest.blobs().stream().mapToLong(Descriptor::size).sum();
        }
        return manifest.children().stream()
                .flatMap(child -> repository.image(child.digest()).stream())
                .mapToLong(StoredImage::imageSize)
                .max()
                .orElse(0);
    }
}
