package dev.crowsnest.integration.reconcile;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.RegistryFailure;
import dev.crowsnest.integration.registry.RegistryReading;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** One turn: from where the last one stopped to the end of the registry, or of the budget. */
final class LookRun {

    /** How many repositories are read again when a replica dies. */
    private static final int KEPT_EVERY = 10;

    private final LookSteps steps;
    private final EventLoop loop;
    private final Integration integration;
    private final RegistryReading reading;
    private final LookTurn turn;

    private LookProgress progress;
    private boolean spent;
    private int unkept;

    LookRun(LookSteps steps, EventLoop loop, Integration integration, RegistryReading reading, LookTurn turn) {
        this.steps = steps;
        this.loop = loop;
        this.integration = integration;
        this.reading = reading;
        this.turn = turn;
        this.progress = turn.progress();
    }

    /** Fails with {@link RegistryFailure} where AWS may do later what it does not do now, or nothing at all can be read. */
    Uni<Void> run() {
        return (progress.after() == null ? repositories() : Uni.createFrom().voidItem())
                .chain(() -> loop.run(
                        () -> Panache.withSession(() -> steps.contents().repositories(integration.id()))))
                .chain(this::each);
    }

    /** How far it came, also where it failed. */
    LookProgress progress() {
        return progress.withCalls(turn.progress().findings().calls() + reading.calls());
    }

    /** Whether it stopped because the budget was spent. */
    boolean isSpent() {
        return spent;
    }

    private Uni<Void> repositories() {
        return steps.registry()
                .look(loop, integration, reading)
                .invoke(found -> progress = progress.past("", found))
                .chain(this::keep);
    }

    private Uni<Void> each(List<KnownRepository> known) {
        String after = String.valueOf(progress.after());
        return Multi.createFrom()
                .iterable(known)
                .filter(one -> one.isRead() && one.name().compareTo(after) > 0)
                .onItem()
                .transformToUniAndConcatenate(one -> loop.run(() -> next(one)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> next(KnownRepository repository) {
        if (spent || reading.calls() >= steps.budget()) {
            spent = true;
            return Uni.createFrom().voidItem();
        }
        return steps.repository()
                .look(loop, integration, reading, repository, News.of(repository, turn))
                .onFailure(failure -> failure instanceof RegistryFailure refused && !refused.retryHelps())
                .recoverWithItem(failure -> {
                    progress = progress.troubled(((RegistryFailure) failure).sentence());
                    return LookFindings.NONE;
                })
                .invoke(found -> progress = progress.past(repository.name(), found))
                .chain(() -> ++unkept < KEPT_EVERY ? Uni.createFrom().voidItem() : keep());
    }

    private Uni<Void> keep() {
        unkept = 0;
        Instant until = Instant.now().plus(LookWork.LEASE);
        return loop.run(() -> Panache.withTransaction(() -> steps.store().advance(turn, progress(), until)));
    }
}
