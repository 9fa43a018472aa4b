package dev.crowsnest.integration.image;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Images as they are kept. Every method needs an open transaction; what {@code lock} returns nobody else changes before its end. */
public interface ImageStore {

    /** The image, made when it was not there. */
    Uni<TrackedImage> lockOrAdd(UUID repositoryId, Digest digest);

    /** The image of a repository. */
    Uni<Optional<TrackedImage>> lock(UUID repositoryId, Digest digest);

    /** The image of a repository that is named as events name it. */
    Uni<Optional<TrackedImage>> lock(UUID integrationId, String repository, Digest digest);

    /** Every image with this digest, whatever its repository. */
    Uni<List<TrackedImage>> lockAll(Digest digest);

    /** Every image of a repository that is not deleted. */
    Uni<List<TrackedImage>> lockPresent(UUID repositoryId);

    /** The images of a repository that were pushed last, of those that have a tag and are images; so many at most. */
    Uni<List<TrackedImage>> lockLatest(UUID repositoryId, int most);

    /** Writes what has changed. */
    Uni<Void> save(TrackedImage image);

    /** Keeps the results of an image in place of those it had. */
    Uni<Void> keep(UUID imageId, FinishedAnalysis finished);

    /** Writes new counts of platforms that are known. */
    Uni<Void> recount(UUID imageId, List<PlatformResult> platforms);

    /** What the result of an index in the same repository says of this digest. */
    Uni<Optional<PlatformResult>> partOfIndex(UUID repositoryId, Digest digest);

    /** Why the result of an index in the same repository left this digest out. */
    Uni<Optional<String>> leftOutOfIndex(UUID repositoryId, Digest digest);

    /** Whether an integration still has an image with this digest that is not deleted. */
    Uni<Boolean> isHeld(UUID integrationId, Digest digest);
}
