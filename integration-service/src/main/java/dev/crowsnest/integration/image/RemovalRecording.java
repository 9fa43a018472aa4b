package dev.crowsnest.integration.image;

import dev.crowsnest.integration.repository.RepositoryStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes out of the inventory what is gone, and puts aside what is archived. */
@ApplicationScoped
public class RemovalRecording {

    private final Places places;
    private final RepositoryStore repositories;
    private final ImageStore images;
    private final TagStore tags;
    private final AnalysisRequests requests;

    RemovalRecording(
            Places places, RepositoryStore repositories, ImageStore images, TagStore tags, AnalysisRequests requests) {
        this.places = places;
        this.repositories = repositories;
        this.images = images;
        this.tags = tags;
        this.requests = requests;
    }

    /** An image is gone, or lost a tag; ECR deletes an image with its last tag. */
    public Uni<Void> deleted(EventOrigin origin, Digest digest, @Nullable String tag) {
        return at(
                origin,
                place -> images.lockOrAdd(place.repository().id(), digest)
                        .chain(image -> tag == null
                                ? remove(place, image, origin.at())
                                : untag(place, image, tag, origin.at())));
    }

    /** An image is no more in a repository that is locked. */
    public Uni<Void> gone(Place place, Digest digest, Instant at) {
        return images.lock(place.repository().id(), digest)
                .chain(found -> found.map(image -> remove(place, image, at))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** A tag points to nothing any more in a repository that is locked; its image is there all the same. */
    public Uni<Void> untagged(Place place, Digest digest, String tag, Instant at) {
        return tags.drop(place.repository().id(), tag, digest, at);
    }

    /** An image was archived or restored. */
    public Uni<Void> stored(EventOrigin origin, Digest digest, boolean inArchive) {
        return at(origin, place -> stored(place, digest, inArchive, origin.at()));
    }

    /** An image is in the archive, or no more, of a repository that is locked. */
    public Uni<Void> stored(Place place, Digest digest, boolean inArchive, Instant at) {
        return images.lockOrAdd(place.repository().id(), digest)
                .chain(image -> tags.of(image.repositoryId(), digest).chain(tagged -> {
                    var placement = new Placement(
                            place.repository().enabled(),
                            !tagged.isEmpty(),
                            place.repository().analyzeUntagged());
                    return move(place, image, image.stored(inArchive, at), placement);
                }));
    }

    /** A repository is gone with all that it held until then. */
    public Uni<Void> repositoryDeleted(EventOrigin origin) {
        return at(
                origin,
                place -> repositories
                        .deleted(place.repository().id(), origin.at())
                        .chain(() -> images.lockPresent(place.repository().id()))
                        .chain(present -> Multi.createFrom()
                                .iterable(present)
                                .onItem()
                                .transformToUniAndConcatenate(image -> remove(place, image, origin.at()))
                                .collect()
                                .asList()
                                .replaceWithVoid()));
    }

    private Uni<Void> at(EventOrigin origin, Function<Place, Uni<Void>> change) {
        return places.lock(origin)
                .chain(found ->
                        found.map(change).orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> untag(Place place, TrackedImage image, String tag, Instant at) {
        return tags.drop(image.repositoryId(), tag, image.digest(), at)
                .chain(() -> tags.of(image.repositoryId(), image.digest()))
                .chain(left -> left.isEmpty()
                        ? remove(place, image, at)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> remove(Place place, TrackedImage image, Instant at) {
        TrackedImage gone = image.deleted(at);
        return tags.dropAll(image.repositoryId(), image.digest(), at)
                .chain(() -> images.save(gone))
                .chain(() -> gone.presence().isGone() && !image.presence().isGone()
                        ? forget(place, image.digest())
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> forget(Place place, Digest digest) {
        return images.isHeld(place.integration().id(), digest)
                .chain(held -> held ? Uni.createFrom().voidItem() : requests.forget(place, digest));
    }

    // An image that came while it was archived is analysed once it can be pulled.
    private Uni<Void> move(Place place, TrackedImage image, TrackedImage moved, Placement placement) {
        TrackedImage next = moved.presence().pushedAt() == null ? moved : moved.considered(placement, Instant.now());
        return images.save(next)
                .chain(() -> next.asksMoreThan(image)
                        ? requests.request(place, next.digest(), null, Cause.PUSHED)
                        : Uni.createFrom().voidItem());
    }
}
