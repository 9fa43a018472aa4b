package dev.crowsnest.integration.image;

import dev.crowsnest.integration.repository.RepositoryStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Takes pushes into the inventory, and asks for the analyses that they call for. */
@ApplicationScoped
public class PushRecording {

    private final Places places;
    private final RepositoryStore repositories;
    private final ImageStore images;
    private final TagStore tags;
    private final AnalysisRequests requests;

    PushRecording(
            Places places, RepositoryStore repositories, ImageStore images, TagStore tags, AnalysisRequests requests) {
        this.places = places;
        this.repositories = repositories;
        this.images = images;
        this.tags = tags;
        this.requests = requests;
    }

    /** An event told of a push. */
    public Uni<Void> pushed(EventOrigin origin, Push push) {
        return places.lock(origin)
                .chain(found -> found.map(place -> record(place, push, Sighting.ofPush(origin.at()), Cause.PUSHED))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** An image was seen in a repository that is locked. */
    public Uni<Void> record(Place place, Push push, Sighting sighting, Cause cause) {
        return repositories
                .pushed(place.repository().id(), sighting.pushedAt())
                .chain(() -> images.lockOrAdd(place.repository().id(), push.digest()))
                .chain(image ->
                        moveTag(image, push, sighting.asOf()).chain(() -> settle(place, image, push, sighting, cause)));
    }

    private Uni<Void> moveTag(TrackedImage image, Push push, Instant at) {
        return push.tag() == null
                ? Uni.createFrom().voidItem()
                : tags.move(image.repositoryId(), push.tag(), push.digest(), at);
    }

    private Uni<Void> settle(Place place, TrackedImage image, Push push, Sighting sighting, Cause cause) {
        return tags.of(image.repositoryId(), image.digest()).chain(tagged -> {
            var placement = new Placement(
                    place.repository().enabled(),
                    !tagged.isEmpty(),
                    place.repository().analyzeUntagged());
            TrackedImage seen = image.pushed(push.artifact(), sighting);
            TrackedImage next = seen.considered(placement, Instant.now());
            if (!next.asksMoreThan(image)) {
                return images.save(next).chain(() -> lookUpIndex(next));
            }
            return sighting.isNews()
                    ? images.save(next).chain(() -> requests.request(place, next.digest(), push.tag(), cause))
                    : images.save(seen.passedOver());
        });
    }

    // Children are pushed before their index, but events may overtake each other: the index's result can be there
    // first.
    private Uni<Void> lookUpIndex(TrackedImage image) {
        if (image.analysis().state() != AnalysisState.NOT_ANALYZED) {
            return Uni.createFrom().voidItem();
        }
        return images.partOfIndex(image.repositoryId(), image.digest())
                .chain(part -> part.map(result -> images.save(IndexParts.analyzed(image, Instant.now()))
                                .chain(() -> images.keep(image.id(), IndexParts.alone(result))))
                        .orElseGet(() -> lookUpLeftOut(image)));
    }

    private Uni<Void> lookUpLeftOut(TrackedImage image) {
        return images.leftOutOfIndex(image.repositoryId(), image.digest())
                .chain(reason -> reason.map(why -> images.save(IndexParts.leftOut(image, why)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
