package dev.crowsnest.integration.image;

import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.audit.Audit;
import dev.crowsnest.integration.audit.AuditAction;
import dev.crowsnest.integration.audit.AuditedThing;
import dev.crowsnest.integration.repository.EnablementWatcher;
import dev.crowsnest.integration.repository.LatestImages;
import dev.crowsnest.integration.repository.RepositoryStore;
import dev.crowsnest.integration.repository.WatchedRepository;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks for analyses that no push calls for. */
@ApplicationScoped
public class Reanalysis implements EnablementWatcher {

    private static final String ACTION = "analyse the image again";

    private final RepositoryStore repositories;
    private final ImageStore images;
    private final TagStore tags;
    private final Places places;
    private final AnalysisRequests requests;
    private final Audit audit;

    Reanalysis(
            RepositoryStore repositories,
            ImageStore images,
            TagStore tags,
            Places places,
            AnalysisRequests requests,
            Audit audit) {
        this.repositories = repositories;
        this.images = images;
        this.tags = tags;
        this.places = places;
        this.requests = requests;
        this.audit = audit;
    }

    /**
     * A person wants a digest analysed, whatever is known of it.
     *
     * @param repository only in the repository of this id; in all that have the digest when it is absent
     * @return in how many repositories it was asked for
     */
    public Uni<Integer> ask(Digest digest, @Nullable UUID repository) {
        return Panache.withTransaction(() -> images.lockAll(digest).chain(holders -> {
            List<TrackedImage> wanted = holders.stream()
                    .filter(image -> repository == null || image.repositoryId().equals(repository))
                    .filter(image -> !image.presence().isGone())
                    .toList();
            if (wanted.isEmpty()) {
                throw Refusal.notFound(ACTION, digest.text());
            }
            return Multi.createFrom()
                    .iterable(wanted)
                    .onItem()
                    .transformToUniAndConcatenate(this::ask)
                    .onItem()
                    .ignoreAsUni()
                    .chain(() ->
                            audit.record(AuditAction.ANALYSIS_ASKED, new AuditedThing(digest.text(), digest.text())))
                    .replaceWith(wanted.size());
        }));
    }

    /** The repository's latest images that are known here; what its registry knows beyond them, the look back finds. */
    @Override
    public Uni<Void> enabled(WatchedRepository repository, LatestImages wanted) {
        return images.lockLatest(repository.id(), wanted.count())
                .chain(latest -> Multi.createFrom()
                        .iterable(latest)
                        .onItem()
                        .transformToUniAndConcatenate(image -> analyzeLatest(repository, image))
                        .onItem()
                        .ignoreAsUni());
    }

    /** A locked image whose analysis failed was in the archive meanwhile, and is no more. */
    Uni<Void> restored(TrackedImage image) {
        return repositories
                .find(image.repositoryId())
                .chain(found -> tags.of(image.repositoryId(), image.digest()).chain(tagged -> {
                    WatchedRepository repository = found.orElseThrow();
                    var placement =
                            new Placement(repository.enabled(), !tagged.isEmpty(), repository.analyzeUntagged());
                    TrackedImage next = image.considered(placement, Instant.now());
                    return next.asksMoreThan(image)
                            ? request(repository, next, Cause.PUSHED)
                            : Uni.createFrom().voidItem();
                }));
    }

    private Uni<Void> analyzeLatest(WatchedRepository repository, TrackedImage image) {
        var placement = new Placement(true, true, repository.analyzeUntagged());
        TrackedImage next = image.considered(placement, Instant.now());
        return next.asksMoreThan(image) ? request(repository, next, Cause.ENABLED) : images.save(next);
    }

    private Uni<Void> ask(TrackedImage image) {
        if (image.artifact().kind() == ArtifactKind.ARTIFACT) {
            throw Refusal.conflict(
                    ACTION, image.digest().text(), "it is " + image.artifact().describe() + ", not an image");
        }
        if (image.presence().archived()) {
            throw Refusal.conflict(ACTION, image.digest().text(), "it is archived: restore it first");
        }
        return repositories.find(image.repositoryId()).chain(found -> {
            WatchedRepository repository = found.orElseThrow();
            if (!repository.enabled()) {
                throw Refusal.conflict(
                        ACTION, image.digest().text(), "repository " + repository.name() + " is not enabled");
            }
            return request(repository, image.with(image.analysis().requested(Instant.now())), Cause.ASKED);
        });
    }

    private Uni<Void> request(WatchedRepository repository, TrackedImage image, Cause cause) {
        return images.save(image)
                .chain(() -> tags.of(image.repositoryId(), image.digest()))
                .chain(tagged -> places.of(repository)
                        .chain(place -> requests.request(
                                place, image.digest(), tagged.isEmpty() ? null : tagged.get(0), cause)));
    }
}
