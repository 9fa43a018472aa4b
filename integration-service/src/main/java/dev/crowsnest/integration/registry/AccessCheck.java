package dev.crowsnest.integration.registry;

import dev.crowsnest.integration.api.EventLoop;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Asks every registry from time to time whether it can still be read: nobody tells us of a role that is gone. */
@ApplicationScoped
class AccessCheck {

    private static final Logger LOGGER = Logger.getLogger(AccessCheck.class);

    private final IntegrationStore store;
    private final Verification verification;

    AccessCheck(IntegrationStore store, Verification verification) {
        this.store = store;
        this.verification = verification;
    }

    @Scheduled(every = "${crowsnest.registry.check-interval:15m}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        EventLoop loop = EventLoop.current();
        return Panache.withSession(store::reachable)
                .onItem()
                .transformToMulti(ids -> Multi.createFrom().iterable(ids))
                .onItem()
                .transformToUniAndConcatenate(id -> loop.run(() -> check(id)))
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOGGER.warnf("Registries are not checked reason=%s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    // Removed in between, or the database is away: the others are checked all the same.
    private Uni<Void> check(UUID id) {
        return verification
                .check(id)
                .replaceWithVoid()
                .onFailure()
                .invoke(failure ->
                        LOGGER.warnf("A registry is not checked integration=%s reason=%s", id, failure.toString()))
                .onFailure()
                .recoverWithNull();
    }
}
