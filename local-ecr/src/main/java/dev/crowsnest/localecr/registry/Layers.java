package dev.crowsnest.localecr.registry;

import dev.crowsnest.localecr.access.SigningKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Blobs of a repository, and the signed addresses under which anybody may fetch them for a while. */
public final class Layers {

    /** The life of ECR's pre-signed addresses. */
    private static final Duration ADDRESS_LIFETIME = Duration.ofHours(1);

    private final RepositoryCatalog catalog;
    private final Blobs blobs;
    private final SigningKey signingKey;
    private final Clock clock;

    public Layers(RepositoryCatalog catalog, Blobs blobs, SigningKey signingKey, Clock clock) {
        this.catalog = catalog;
        this.blobs = blobs;
        this.signingKey = signingKey;
        this.clock = clock;
    }

    /** Throws {@link RegistryFailure} {@code BLOB_UNKNOWN}, also for a blob that only other repositories hold. */
    public StoredBlob require(RepositoryName name, Digest digest) {
        return find(name, digest).orElseThrow(() -> RegistryFailure.unknownBlob(name, digest));
    }

    public Optional<StoredBlob> find(RepositoryName name, Digest digest) {
        return catalog.require(name).holdsBlob(digest) ? blobs.find(digest) : Optional.empty();
    }

    public Upload begin(RepositoryName name) {
        return blobs.begin(catalog.requireForPush(name).name());
    }

    /** Throws {@link RegistryFailure} {@code BLOB_UPLOAD_UNKNOWN}. */
    public Upload resume(RepositoryName name, String uploadId) {
        return blobs.resume(uploadId)
                .filter(upload -> upload.repository().equals(name))
                .orElseThrow(() -> new RegistryFailure(
                        ErrorCode.BLOB_UPLOAD_UNKNOWN, "%s has no upload %s".formatted(name, uploadId)));
    }

    public StoredBlob finish(Upload upload, Digest expected) {
        var blob = upload.finish(expected);
        catalog.require(upload.repository()).addBlob(blob.digest());
        return blob;
    }

    /** Takes a blob over from another repository; empty when that does not hold it. */
    public Optional<StoredBlob> mount(RepositoryName from, RepositoryName to, Digest digest) {
        var target = catalog.requireForPush(to);
        if (!catalog.exists(from)) {
            return Optional.empty();
        }
        var blob = find(from, digest);
        blob.ifPresent(found -> target.addBlob(digest));
        return blob;
    }

    /** Path and query of a signed address of a blob. */
    public String address(RepositoryName name, Digest digest) {
        var path = "/_layers/" + name + "/" + digest;
        var until = clock.instant().plus(ADDRESS_LIFETIME).getEpochSecond();
        return "%s?X-Amz-Expires-At=%d&X-Amz-Signature=%s".formatted(path, until, signingKey.sign(path + until));
    }

    /** Whether an address was signed here, for this path. */
    public boolean isSigned(String path, String until, String signature) {
        return signingKey.isSignedBy(path + until, signature);
    }

    /** Whether the time in a signed address has passed. */
    public boolean isPast(String until) {
        return clock.instant().isAfter(Instant.ofEpochSecond(Long.parseLong(until)));
    }
}
