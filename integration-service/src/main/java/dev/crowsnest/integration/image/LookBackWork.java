package dev.crowsnest.integration.image;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.IntegrationStore;
import dev.crowsnest.integration.registry.RegistryContents;
import dev.crowsnest.integration.registry.RegistryFailure;
import dev.crowsnest.integration.registry.StoredImage;
import dev.crowsnest.integration.repository.LookBack;
import dev.crowsnest.integration.repository.RepositoryStore;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Looks up the latest images of repositories that were enabled, for what was pushed before anybody listened.
 *
 * <p>The work is a row with a lease: a replica that dies leaves it to another, and what AWS refuses for now is tried again.
 */
@ApplicationScoped
class LookBackWork {

    private static final Logger LOGGER = Logger.getLogger(LookBackWork.class);

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final int LONGEST_PAUSE_DOUBLINGS = 8;

    /** One look back after another, and then a rest: a registry of a thousand repositories must not shut out the others. */
    private static final int AT_ONCE = 20;

    private final RepositoryStore repositories;
    private final IntegrationStore integrations;
    private final RegistryContents contents;
    private final PushRecording pushes;

    LookBackWork(
            RepositoryStore repositories,
            IntegrationStore integrations,
            RegistryContents contents,
            PushRecording pushes) {
        this.repositories = repositories;
        this.integrations = integrations;
        this.contents = contents;
        this.pushes = pushes;
    }

    @Scheduled(every = "${crowsnest.repository.look-back-interval:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return next(EventLoop.current(), AT_ONCE)
                .onFailure()
                .invoke(failure -> LOGGER.warnf("Looking back waits reason=%s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> next(EventLoop loop, int left) {
        if (left == 0) {
            return Uni.createFrom().voidItem();
        }
        Instant now = Instant.now();
        return Panache.withTransaction(() -> repositories.lease(now, now.plus(LEASE)))
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : lookBack(loop, due.get()).chain(() -> loop.run(() -> next(loop, left - 1))));
    }

    private Uni<Void> lookBack(EventLoop loop, LookBack work) {
        return Panache.withSession(() -> integrations.find(work.integrationId()))
                .map(Optional::orElseThrow)
                .chain(integration -> contents.images(integration, work.name())
                        .chain(images -> loop.run(() -> record(integration, work, images))))
                .onFailure(RegistryFailure.class)
                .recoverWithUni(failure -> loop.run(() -> putOff(work, (RegistryFailure) failure)));
    }

    private Uni<Void> record(Integration integration, LookBack work, List<StoredImage> images) {
        return Panache.withTransaction(() -> repositories
                .lock(work.repositoryId())
                .chain(found -> found.filter(repository -> repository.enabled())
                        .map(repository -> recordEach(
                                new Place(integration, repository),
                                latest(images, work.wanted().count())))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> repositories.settle(work.repositoryId(), null, null)));
    }

    private Uni<Void> recordEach(Place place, List<StoredImage> images) {
        return Multi.createFrom()
                .iterable(images)
                .onItem()
                .transformToUniAndConcatenate(image -> record(place, image))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> record(Place place, StoredImage image) {
        return Multi.createFrom()
                .iterable(image.tags())
                .onItem()
                .transformToUniAndConcatenate(tag -> pushes.record(
                        place,
                        new Push(
                                new Digest(image.digest()),
                                tag,
                                Artifact.of(image.mediaType(), image.artifactType(), tag)),
                        Sighting.ofPush(image.pushedAt()),
                        Cause.ENABLED))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> putOff(LookBack work, RegistryFailure failure) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(work.attempt() - 1, LONGEST_PAUSE_DOUBLINGS));
        Instant again = failure.retryHelps() ? Instant.now().plus(pause) : null;
        return Panache.withTransaction(() -> repositories.settle(work.repositoryId(), failure.sentence(), again));
    }

    /** The last pushed first. What only an index refers to has no tag; signatures and the like have, and are no images. */
    static List<StoredImage> latest(List<StoredImage> images, int most) {
        return images.stream()
                .filter(image -> !image.tags().isEmpty() && Digest.isValid(image.digest()))
                .filter(image -> image.tags().stream()
                        .allMatch(tag -> Artifact.of(image.mediaType(), image.artifactType(), tag)
                                        .kind()
                                != ArtifactKind.ARTIFACT))
                .sorted(Comparator.comparing(StoredImage::pushedAt).reversed())
                .limit(most)
                .toList();
    }
}
