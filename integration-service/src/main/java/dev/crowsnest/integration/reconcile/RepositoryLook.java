package dev.crowsnest.integration.reconcile;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.image.Artifact;
import dev.crowsnest.integration.image.Cause;
import dev.crowsnest.integration.image.Digest;
import dev.crowsnest.integration.image.EventOrigin;
import dev.crowsnest.integration.image.Place;
import dev.crowsnest.integration.image.Places;
import dev.crowsnest.integration.image.Push;
import dev.crowsnest.integration.image.PushRecording;
import dev.crowsnest.integration.image.RemovalRecording;
import dev.crowsnest.integration.reconcile.Comparison.SeenImage;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.RegistryReading;
import dev.crowsnest.integration.registry.StoredImage;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares the images of a repository with those that are known, and takes in what differs as if events had told of it. */
@ApplicationScoped
class RepositoryLook {

    /** Differences in one transaction: events of the repository wait for it. */
    private static final int AT_ONCE = 50;

    private final KnownContents contents;
    private final Places places;
    private final PushRecording pushes;
    private final RemovalRecording removals;
    private final ListingTime time;

    RepositoryLook(
            KnownContents contents, Places places, PushRecording pushes, RemovalRecording removals, ListingTime time) {
        this.contents = contents;
        this.places = places;
        this.pushes = pushes;
        this.removals = removals;
        this.time = time;
    }

    // What is known is read first: what comes to be known while AWS is asked is not in its list, and not gone.
    Uni<LookFindings> look(
            EventLoop loop, Integration integration, RegistryReading reading, KnownRepository repository, News news) {
        return Panache.withSession(() -> contents.images(repository.id())).chain(known -> {
            Instant listedAt = time.now();
            var origin = new EventOrigin(integration.id(), integration.location(), repository.name(), listedAt);
            return reading.images(repository.name()).chain(listed -> {
                var comparison = Comparison.of(known, listed, listedAt, news);
                return loop.run(() -> takeIn(loop, origin, changes(comparison, listedAt)))
                        .replaceWith(LookFindings.ofRepository(
                                listed.size(),
                                comparison.added(),
                                comparison.changed(),
                                comparison.gone().size()));
            });
        });
    }

    private List<Function<Place, Uni<Void>>> changes(Comparison comparison, Instant listedAt) {
        List<Function<Place, Uni<Void>>> changes = new ArrayList<>();
        comparison.seen().forEach(seen -> changes.add(place -> seen(place, seen, listedAt)));
        comparison
                .lost()
                .forEach(lost -> changes.add(place -> removals.untagged(place, lost.digest(), lost.tag(), listedAt)));
        comparison.gone().forEach(digest -> changes.add(place -> removals.gone(place, digest, listedAt)));
        return changes;
    }

    private Uni<Void> takeIn(EventLoop loop, EventOrigin origin, List<Function<Place, Uni<Void>>> changes) {
        return Multi.createFrom()
                .iterable(changes)
                .group()
                .intoLists()
                .of(AT_ONCE)
                .onItem()
                .transformToUniAndConcatenate(some -> loop.run(() -> inOneTransaction(origin, some)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    // Removed or disabled while AWS was asked: nobody wants to know any more.
    private Uni<Void> inOneTransaction(EventOrigin origin, List<Function<Place, Uni<Void>>> changes) {
        return Panache.withTransaction(() -> places.lock(origin)
                .chain(found -> found.filter(place -> place.repository().enabled())
                        .map(place -> inOrder(changes, change -> change.apply(place)))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private Uni<Void> seen(Place place, SeenImage seen, Instant listedAt) {
        var digest = new Digest(seen.image().digest());
        Uni<Void> moved = seen.isMoved()
                ? removals.stored(place, digest, seen.image().archived(), listedAt)
                : Uni.createFrom().voidItem();
        if (!seen.isAdded() && seen.tags().isEmpty()) {
            return moved;
        }
        List<Push> all = seen.tags().isEmpty()
                ? List.of(push(seen.image(), digest, null))
                : seen.tags().stream()
                        .map(tag -> push(seen.image(), digest, tag))
                        .toList();
        return moved.chain(() -> inOrder(all, push -> pushes.record(place, push, seen.sighting(), Cause.RECONCILED)));
    }

    private static Push push(StoredImage image, Digest digest, @Nullable String tag) {
        return new Push(digest, tag, Artifact.of(image.mediaType(), image.artifactType(), tag));
    }

    private static <T> Uni<Void> inOrder(List<T> items, Function<T, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
