package dev.crowsnest.integration.registry;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.api.Refusal;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Asks a registry whether it can be read, and notes what it answers. */
@ApplicationScoped
public class Verification {

    /** What is left to do where no stack will ever tell more. */
    public static final String UNUSABLE = "remove the integration, delete its stack in AWS, and connect again";

    private final Integrations integrations;
    private final IntegrationStore store;
    private final IntegrationNews news;
    private final RegistryContents contents;
    private final RegistryWatcher watcher;
    private final ActivityStore activities;

    Verification(
            Integrations integrations,
            IntegrationStore store,
            IntegrationNews news,
            RegistryContents contents,
            RegistryWatcher watcher,
            ActivityStore activities) {
        this.integrations = integrations;
        this.store = store;
        this.news = news;
        this.contents = contents;
        this.watcher = watcher;
        this.activities = activities;
    }

    /** The integration as it is found: connected, or an error with its reason; as it was, where AWS does not answer now. */
    public Uni<Integration> verify(UUID id) {
        EventLoop loop = EventLoop.current();
        return integrations
                .get(id)
                .invoke(Verification::requireStack)
                .call(integrations::testAsked)
                .chain(present -> ask(loop, present));
    }

    /** The same on nobody's behalf. */
    Uni<Integration> check(UUID id) {
        EventLoop loop = EventLoop.current();
        return integrations.get(id).chain(present -> ask(loop, present));
    }

    // What AWS could not answer now says nothing of our access.
    private Uni<Integration> ask(EventLoop loop, Integration present) {
        return contents.access(present)
                .chain(names -> loop.run(() -> connected(present.id(), names)))
                .onFailure(RegistryFailure.class)
                .recoverWithUni(failure -> loop.run(() -> ((RegistryFailure) failure).retryHelps()
                        ? unanswered(present, ((RegistryFailure) failure).sentence())
                        : failed(present.id(), ((RegistryFailure) failure).sentence())));
    }

    private Uni<Integration> unanswered(Integration present, String problem) {
        return Panache.withTransaction(() -> activities.asked(present.id(), new AccessAnswer(Instant.now(), problem)))
                .replaceWith(present);
    }

    // Only a stack that is all there connects a registry: without one no event would ever come.
    private static void requireStack(Integration integration) {
        if (!integration.isAskable()) {
            throw Refusal.conflict(
                    "verify the registry",
                    "integration " + integration.name(),
                    integration.status().state() == IntegrationState.PENDING
                            ? "its stack in AWS is not complete: make it from the set-up link, or remove the integration"
                            : "its stack in AWS is not complete: " + UNUSABLE);
        }
    }

    private Uni<Integration> connected(UUID id, List<String> repositories) {
        return note(id, IntegrationStatus.connected(Instant.now()), verified -> watcher.found(verified, repositories));
    }

    private Uni<Integration> failed(UUID id, String reason) {
        return note(
                id,
                IntegrationStatus.error(reason, Instant.now()),
                verified -> Uni.createFrom().voidItem());
    }

    private Uni<Integration> note(UUID id, IntegrationStatus status, Function<Integration, Uni<Void>> then) {
        return Panache.withTransaction(() -> store.lock(id)
                .map(found -> found.orElseThrow())
                // Removed, or its stack deleted, while AWS was asked: what it answered is of no interest any more.
                .chain(present -> present.isRemoved() || !present.isWhole()
                        ? Uni.createFrom().item(present)
                        : write(present.in(status), then)));
    }

    private Uni<Integration> write(Integration verified, Function<Integration, Uni<Void>> then) {
        return store.update(verified)
                .chain(() -> store.apiKeyHashes(verified.id()))
                .chain(hashes -> news.changed(verified, hashes))
                .chain(() -> activities.asked(verified.id(), answer(verified.status())))
                .chain(() -> then.apply(verified))
                .replaceWith(verified);
    }

    private static AccessAnswer answer(IntegrationStatus status) {
        return new AccessAnswer(Instant.now(), status.reason());
    }
}
