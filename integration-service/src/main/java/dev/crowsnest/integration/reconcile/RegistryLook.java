package dev.crowsnest.integration.reconcile;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.image.EventOrigin;
import dev.crowsnest.integration.image.RemovalRecording;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.IntegrationStore;
import dev.crowsnest.integration.registry.RegistryReading;
import dev.crowsnest.integration.registry.RegistryWatcher;
import dev.crowsnest.integration.repository.RepositoryName;
import dev.crowsnest.integration.repository.RepositoryStore;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Compares the repositories of a registry with those that are known. */
@ApplicationScoped
class RegistryLook {

    private final KnownContents contents;
    private final IntegrationStore integrations;
    private final RepositoryStore repositories;
    private final RegistryWatcher watcher;
    private final RemovalRecording removals;
    private final ListingTime time;

    RegistryLook(
            KnownContents contents,
            IntegrationStore integrations,
            RepositoryStore repositories,
            RegistryWatcher watcher,
            RemovalRecording removals,
            ListingTime time) {
        this.contents = contents;
        this.integrations = integrations;
        this.repositories = repositories;
        this.watcher = watcher;
        this.removals = removals;
        this.time = time;
    }

    // What is known is read first: what comes to be known while AWS is asked is not in its list, and not gone.
    Uni<LookFindings> look(EventLoop loop, Integration integration, RegistryReading reading) {
        return Panache.withSession(() -> contents.repositories(integration.id()))
                .chain(known -> {
                    Instant listedAt = time.now();
                    return reading.repositories()
                            .chain(names -> loop.run(() -> compare(loop, integration, known, names, listedAt)));
                });
    }

    private Uni<LookFindings> compare(
            EventLoop loop,
            Integration integration,
            List<KnownRepository> known,
            List<String> names,
            Instant listedAt) {
        Set<String> listed = names.stream().filter(RepositoryName::isValid).collect(Collectors.toSet());
        Set<String> before = known.stream().map(KnownRepository::name).collect(Collectors.toSet());
        List<String> added =
                listed.stream().filter(name -> !before.contains(name)).sorted().toList();
        List<KnownRepository> again = known.stream()
                .filter(one -> one.gone() && listed.contains(one.name()))
                .toList();
        List<KnownRepository> gone = known.stream()
                .filter(one -> !one.gone() && !listed.contains(one.name()))
                .toList();
        return note(integration, added, again, listedAt)
                .chain(() -> Multi.createFrom()
                        .iterable(gone)
                        .onItem()
                        .transformToUniAndConcatenate(one -> loop.run(() -> remove(integration, one, listedAt)))
                        .collect()
                        .last())
                .replaceWith(LookFindings.ofRegistry(listed.size(), added.size() + again.size(), gone.size()));
    }

    private Uni<Void> note(Integration integration, List<String> added, List<KnownRepository> again, Instant listedAt) {
        if (added.isEmpty() && again.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<UUID> ids = again.stream().map(KnownRepository::id).toList();
        return Panache.withTransaction(() -> integrations
                .hold(integration.id())
                .chain(found -> found.filter(one -> !one.isRemoved())
                        .map(one -> found(one, added).chain(() -> present(ids, listedAt)))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private Uni<Void> found(Integration integration, List<String> added) {
        return added.isEmpty() ? Uni.createFrom().voidItem() : watcher.found(integration, added);
    }

    private Uni<Void> present(List<UUID> again, Instant listedAt) {
        return again.isEmpty() ? Uni.createFrom().voidItem() : repositories.present(again, listedAt);
    }

    private Uni<Void> remove(Integration integration, KnownRepository repository, Instant listedAt) {
        var origin = new EventOrigin(integration.id(), integration.location(), repository.name(), listedAt);
        return Panache.withTransaction(() -> removals.repositoryDeleted(origin));
    }
}
