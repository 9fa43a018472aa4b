package dev.crowsnest.integration.registry;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.audit.Audit;
import dev.crowsnest.integration.audit.AuditAction;
import dev.crowsnest.integration.outbox.Departure;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Adding, showing and removing integrations. */
@ApplicationScoped
public class Integrations {

    private final IntegrationStore store;
    private final IntegrationNews news;
    private final RegistryWatcher watcher;
    private final Departure departure;
    private final Audit audit;

    Integrations(
            IntegrationStore store, IntegrationNews news, RegistryWatcher watcher, Departure departure, Audit audit) {
        this.store = store;
        this.news = news;
        this.watcher = watcher;
        this.departure = departure;
        this.audit = audit;
    }

    /**
     * Adds an integration with a new key.
     *
     * <p>The key is given out only once Kafka has its hash: an event that is sent with it is never refused because nobody
     * knows it yet. When Kafka does not answer, the integration is taken back.
     */
    public Uni<CreatedIntegration> create(
            String name, RegistryLocation location, RegistryAccess access, NewRepositories newRepositories) {
        Instant now = Instant.now();
        var integration = new Integration(
                UUID.randomUUID(), name, location, access, newRepositories, IntegrationStatus.pending(now), now, null);
        ApiKey key = ApiKey.generate();
        EventLoop loop = EventLoop.current();
        return Panache.withTransaction(() -> add(integration, key))
                .chain(departure::await)
                .chain(left -> left
                        ? Uni.createFrom().item(new CreatedIntegration(integration, key))
                        : loop.run(() -> takeBack(integration)));
    }

    /** Those that are not removed, oldest first. */
    public Uni<Page<Integration>> list(PageRequest page) {
        return Panache.withSession(() -> store.page(page));
    }

    /** One that is not removed. */
    public Uni<Integration> get(UUID id) {
        return Panache.withSession(() -> store.find(id))
                .map(found -> found.filter(one -> !one.isRemoved())
                        .orElseThrow(() -> Refusal.notFound("show the integration", id.toString())));
    }

    /** Removes an integration with all that was learned through it. Its events are refused from now on. */
    public Uni<Void> remove(UUID id) {
        return Panache.withTransaction(() -> store.lock(id)
                .chain(found -> forget(found.filter(one -> !one.isRemoved())
                        .orElseThrow(() -> Refusal.notFound("remove the integration", id.toString())))));
    }

    /** Tells that somebody has its registry asked whether it can be read. */
    Uni<Void> testAsked(Integration integration) {
        return Panache.withTransaction(() -> audit.record(AuditAction.TEST_ASKED, integration.audited()));
    }

    private Uni<UUID> add(Integration integration, ApiKey key) {
        return store.add(integration, key.hash()).chain(added -> {
            if (!added) {
                throw Refusal.conflict(
                        "add an integration",
                        "registry " + integration.location(),
                        "this registry is watched already: remove that integration first");
            }
            return audit.record(AuditAction.INTEGRATION_ADDED, integration.audited())
                    .chain(() -> news.changed(integration, List.of(key.hash())));
        });
    }

    private Uni<CreatedIntegration> takeBack(Integration integration) {
        return Panache.withTransaction(() -> forget(integration))
                .chain(() -> Uni.createFrom()
                        .failure(Refusal.unavailable(
                                "add an integration",
                                "registry " + integration.location(),
                                "Kafka did not acknowledge its key in time; nothing was added")));
    }

    // Of one whose registry was never known nobody has heard.
    private Uni<Void> tell(Integration removed) {
        return removed.registry() == null
                ? Uni.createFrom().voidItem()
                : news.changed(removed, List.of()).replaceWithVoid();
    }

    private Uni<Void> forget(Integration integration) {
        Integration removed = integration.in(IntegrationStatus.removed(Instant.now()));
        return store.update(removed)
                .chain(() -> watcher.removed(removed))
                .chain(() -> tell(removed))
                .chain(() -> news.removed(removed))
                .chain(() -> audit.record(AuditAction.INTEGRATION_REMOVED, integration.audited()));
    }
}
