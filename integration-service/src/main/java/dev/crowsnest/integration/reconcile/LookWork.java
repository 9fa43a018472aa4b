package dev.crowsnest.integration.reconcile;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.IntegrationStore;
import dev.crowsnest.integration.registry.RegistryContents;
import dev.crowsnest.integration.registry.RegistryFailure;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Looks through each registry from time to time: its events are hints, and what it lists is the truth.
 *
 * <p>A look is a row with a lease. It goes on where it stopped, be it for a budget that was spent, for an AWS that throttles, or for a
 * replica that died.
 */
@ApplicationScoped
class LookWork {

    /** Kept for longer with every few repositories. */
    static final Duration LEASE = Duration.ofMinutes(3);

    private static final Logger LOGGER = Logger.getLogger(LookWork.class);

    /** Turns one after another, and then a rest. */
    private static final int AT_ONCE = 20;

    private final LookStore store;
    private final IntegrationStore integrations;
    private final RegistryContents contents;
    private final LookSteps steps;
    private final ReconcileConfig config;

    LookWork(
            LookStore store,
            IntegrationStore integrations,
            RegistryContents contents,
            LookSteps steps,
            ReconcileConfig config) {
        this.store = store;
        this.integrations = integrations;
        this.contents = contents;
        this.steps = steps;
        this.config = config;
    }

    @Scheduled(every = "${crowsnest.reconcile.poll-interval:PT2S}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        EventLoop loop = EventLoop.current();
        return Panache.withTransaction(() -> store.addMissing(Instant.now()))
                .chain(() -> loop.run(() -> next(loop, AT_ONCE)))
                .onFailure()
                .invoke(failure -> LOGGER.warnf("Looking through registries waits reason=%s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> next(EventLoop loop, int left) {
        if (left == 0) {
            return Uni.createFrom().voidItem();
        }
        Instant now = Instant.now();
        return Panache.withTransaction(() -> store.lease(now, now.plus(LEASE)))
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : take(loop, due.get(), now).chain(() -> loop.run(() -> next(loop, left - 1))));
    }

    private Uni<Void> take(EventLoop loop, LookTurn turn, Instant begun) {
        return Panache.withSession(() -> integrations.find(turn.integrationId()))
                .map(Optional::orElseThrow)
                .chain(integration -> read(loop, integration, turn, begun))
                .onFailure(LostTurn.class)
                .invoke(lost -> LOGGER.infof("A look is left to another replica integration=%s", turn.integrationId()))
                .onFailure(LostTurn.class)
                .recoverWithNull();
    }

    private Uni<Void> read(EventLoop loop, Integration integration, LookTurn turn, Instant begun) {
        return contents.reading(integration)
                .onFailure(RegistryFailure.class)
                .call(failure -> loop.run(() -> stop(turn, turn.progress(), (RegistryFailure) failure)))
                .chain(reading -> {
                    var run = new LookRun(steps, loop, integration, reading, turn);
                    return loop.run(run::run)
                            .onFailure(RegistryFailure.class)
                            .call(failure -> loop.run(() -> stop(turn, run.progress(), (RegistryFailure) failure)))
                            .chain(() -> loop.run(() -> end(turn, run, begun)));
                })
                .onFailure(RegistryFailure.class)
                .recoverWithNull();
    }

    private Uni<Void> end(LookTurn turn, LookRun run, Instant begun) {
        return run.isSpent()
                ? Panache.withTransaction(() -> store.putOff(turn, run.progress(), 0, begun.plus(config.window())))
                : Panache.withTransaction(() ->
                        store.finish(turn, run.progress(), true, turn.begunAt().plus(config.interval())));
    }

    private Uni<Void> stop(LookTurn turn, LookProgress progress, RegistryFailure failure) {
        LOGGER.warnf("A look stops integration=%s reason=%s", turn.integrationId(), failure.sentence());
        LookProgress told = progress.troubled(failure.sentence());
        if (!failure.retryHelps()) {
            return Panache.withTransaction(
                    () -> store.finish(turn, told, false, Instant.now().plus(config.interval())));
        }
        Instant again = Instant.now().plus(turn.pause(config.firstPause(), config.interval()));
        return Panache.withTransaction(() -> store.putOff(turn, told, turn.failures() + 1, again));
    }
}
