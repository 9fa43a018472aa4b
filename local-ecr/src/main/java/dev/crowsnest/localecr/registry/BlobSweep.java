package dev.crowsnest.localecr.registry;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Removes blobs that no image names any more.
 *
 * <p>Run before anything is served, so that no push can count on a blob at the moment in which it goes.
 */
public final class BlobSweep {

    /** Blobs come before the manifest that names them, and a push may stop between them for a while. */
    private static final Duration SPARED = Duration.ofHours(24);

    private final Repositories repositories;
    private final Blobs blobs;
    private final Clock clock;

    public BlobSweep(Repositories repositories, Blobs blobs, Clock clock) {
        this.repositories = repositories;
        this.blobs = blobs;
        this.clock = clock;
    }

    /** How many blobs were removed. */
    public int sweep() {
        Instant before = clock.instant().minus(SPARED);
        List<Digest> old = blobs.storedBefore(before);
        if (old.isEmpty()) {
            return 0;
        }
        try {
            Set<Digest> needed = needed();
            List<Digest> unneeded =
                    old.stream().filter(digest -> !needed.contains(digest)).toList();
            unneeded.forEach(this::remove);
            return unneeded.size();
        } catch (UncheckedIOException | RegistryFailure e) {
            // A manifest that cannot be read: what it needs is not known, so nothing goes, and its pull says what is
            // wrong.
            return 0;
        }
    }

    private Set<Digest> needed() {
        var needed = new HashSet<Digest>();
        for (Repository repository : repositories.all()) {
            for (StoredImage image : repository.images()) {
                needed.add(image.digest());
                Manifest.parse(blobs.read(image.digest()), Optional.of(image.mediaType()))
                        .blobs()
                        .forEach(blob -> needed.add(blob.digest()));
            }
        }
        return needed;
    }

    // The repositories' entries first: a blob that nobody claims is swept next time, a claim without a blob would be a
    // lie.
    private void remove(Digest digest) {
        repositories.all().forEach(repository -> repository.removeBlob(digest));
        blobs.remove(digest);
    }
}
