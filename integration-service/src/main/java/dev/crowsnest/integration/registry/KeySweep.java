package dev.crowsnest.integration.registry;

import dev.crowsnest.integration.api.EventLoop;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Ends former keys whose time is over. */
@ApplicationScoped
class KeySweep {

    private static final Logger LOGGER = Logger.getLogger(KeySweep.class);

    private final EventKeyStore keys;
    private final KeySteps steps;

    KeySweep(EventKeyStore keys, KeySteps steps) {
        this.keys = keys;
        this.steps = steps;
    }

    @Scheduled(every = "${crowsnest.registry.keys.interval:PT1M}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        EventLoop loop = EventLoop.current();
        return Panache.withSession(() -> keys.withEnded(Instant.now()))
                .onItem()
                .transformToMulti(ids -> Multi.createFrom().iterable(ids))
                .onItem()
                .transformToUniAndConcatenate(id -> loop.run(() -> steps.removeEnded(id)))
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOGGER.warnf("Former keys are still taken reason=%s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }
}
