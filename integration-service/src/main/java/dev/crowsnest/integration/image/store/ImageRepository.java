package dev.crowsnest.integration.image.store;

import dev.crowsnest.integration.image.ArtifactKind;
import dev.crowsnest.integration.image.Digest;
import dev.crowsnest.integration.image.FinishedAnalysis;
import dev.crowsnest.integration.image.ImageEvent;
import dev.crowsnest.integration.image.ImageState;
import dev.crowsnest.integration.image.ImageStore;
import dev.crowsnest.integration.image.PlatformResult;
import dev.crowsnest.integration.image.TrackedImage;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Images and their results. */
@ApplicationScoped
class ImageRepository implements PanacheRepositoryBase<ImageRow, UUID>, ImageStore {

    private static final String ADD = """
            insert into image (id, repository_id, digest, kind, state, listed_at, archived, analysis_state,
                               analysis_attempt, result_sequence, critical, high, medium, low)
            values (:id, :repository, :digest, 'UNKNOWN', 'NOT_ANALYZED', :now, false, 'NOT_ANALYZED', 0, 0, 0, 0, 0, 0)
            on conflict (repository_id, digest) do nothing""";

    private static final String BY_NAMES = """
            repositoryId = (select r.id from RepositoryRow r where r.integrationId = ?1 and r.name = ?2) and digest = ?3""";

    private static final String LATEST = """
            repositoryId = ?1 and deletedAt is null and not archived and kind <> ?2
            and digest in (select t.digest from TagRow t where t.repositoryId = ?1)
            order by listedAt desc, id""";

    private static final String HELD = """
            digest = ?1 and deletedAt is null
            and repositoryId in (select r.id from RepositoryRow r where r.integrationId = ?2)""";

    private final ResultTable results;
    private final EventTable events;

    ImageRepository(ResultTable results, EventTable events) {
        this.results = results;
        this.events = events;
    }

    @Override
    public Uni<TrackedImage> lockOrAdd(UUID repositoryId, Digest digest) {
        return lock(repositoryId, digest)
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(found)
                        : add(repositoryId, digest).chain(() -> lock(repositoryId, digest)))
                .map(Optional::orElseThrow);
    }

    @Override
    public Uni<Optional<TrackedImage>> lock(UUID repositoryId, Digest digest) {
        return lockFirst("repositoryId = ?1 and digest = ?2", repositoryId, digest.text());
    }

    @Override
    public Uni<Optional<TrackedImage>> lock(UUID integrationId, String repository, Digest digest) {
        return lockFirst(BY_NAMES, integrationId, repository, digest.text());
    }

    @Override
    public Uni<List<TrackedImage>> lockAll(Digest digest) {
        return lockEach("digest = ?1 order by id", digest.text());
    }

    @Override
    public Uni<List<TrackedImage>> lockPresent(UUID repositoryId) {
        return lockEach("repositoryId = ?1 and state <> ?2 order by id", repositoryId, ImageState.DELETED);
    }

    @Override
    public Uni<List<TrackedImage>> lockLatest(UUID repositoryId, int most) {
        return find(LATEST, repositoryId, ArtifactKind.ARTIFACT)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .range(0, most - 1)
                .list()
                .map(rows -> rows.stream().map(ImageRow::toImage).toList());
    }

    @Override
    public Uni<Void> save(TrackedImage image) {
        return findById(image.id()).chain(row -> {
            List<ImageEvent> happened = ImageEvent.between(row.toImage(), image, Instant.now());
            row.write(image);
            return events.add(image.id(), happened);
        });
    }

    @Override
    public Uni<Void> keep(UUID imageId, FinishedAnalysis finished) {
        return results.replace(imageId, finished).chain(() -> count(imageId, finished.platforms()));
    }

    @Override
    public Uni<Void> recount(UUID imageId, List<PlatformResult> platforms) {
        return results.recount(imageId, platforms).chain(all -> count(imageId, all));
    }

    @Override
    public Uni<Optional<PlatformResult>> partOfIndex(UUID repositoryId, Digest digest) {
        return results.partOfIndex(repositoryId, digest);
    }

    @Override
    public Uni<Optional<String>> leftOutOfIndex(UUID repositoryId, Digest digest) {
        return results.leftOutOfIndex(repositoryId, digest);
    }

    @Override
    public Uni<Boolean> isHeld(UUID integrationId, Digest digest) {
        return count(HELD, digest.text(), integrationId).map(count -> count > 0);
    }

    private Uni<Integer> add(UUID repositoryId, Digest digest) {
        return getSession()
                .chain(session -> session.createNativeQuery(ADD)
                        .setParameter("id", UUID.randomUUID())
                        .setParameter("repository", repositoryId)
                        .setParameter("digest", digest.text())
                        .setParameter("now", Instant.now())
                        .executeUpdate());
    }

    private Uni<Void> count(UUID imageId, List<PlatformResult> platforms) {
        Optional<PlatformResult> headline = FinishedAnalysis.headline(platforms);
        return headline.isEmpty()
                ? Uni.createFrom().voidItem()
                : findById(imageId)
                        .invoke(row -> row.write(headline.get().vulnerabilities()))
                        .replaceWithVoid();
    }

    private Uni<Optional<TrackedImage>> lockFirst(String condition, Object... parameters) {
        return find(condition, parameters)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .map(ImageRepository::optional);
    }

    private Uni<List<TrackedImage>> lockEach(String condition, Object... parameters) {
        return find(condition, parameters)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .map(rows -> rows.stream().map(ImageRow::toImage).toList());
    }

    private static Optional<TrackedImage> optional(@Nullable ImageRow row) {
        return Optional.ofNullable(row).map(ImageRow::toImage);
    }
}
