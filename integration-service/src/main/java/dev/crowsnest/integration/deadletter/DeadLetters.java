package dev.crowsnest.integration.deadletter;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.audit.Actor;
import dev.crowsnest.integration.audit.Audit;
import dev.crowsnest.integration.audit.AuditAction;
import dev.crowsnest.integration.audit.AuditedThing;
import dev.crowsnest.integration.audit.CurrentActor;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Showing what could not be used, and sending it back. */
@ApplicationScoped
public class DeadLetters {

    private static final Logger LOGGER = Logger.getLogger(DeadLetters.class);

    private static final String ACTION = "replay the record";

    private final DeadLetterStore store;
    private final ReplayChannel channel;
    private final Audit audit;
    private final CurrentActor current;

    DeadLetters(DeadLetterStore store, ReplayChannel channel, Audit audit, CurrentActor current) {
        this.store = store;
        this.channel = channel;
        this.audit = audit;
        this.current = current;
    }

    /** Those that wait, the newest first. */
    public Uni<Page<DeadLetter>> waiting(PageRequest page) {
        return Panache.withSession(() -> store.waiting(page));
    }

    /**
     * Sends one back to its topic.
     *
     * @return whether it was sent; false when it had been already
     */
    public Uni<Boolean> replay(long id) {
        return current.actor().chain(actor -> replay(id, actor)).call(sent -> sent ? nothing() : requireKnown(id));
    }

    /**
     * Sends these back, one after the other, in the order in which they were put aside.
     *
     * @return how many were sent; those that had been already are not counted
     */
    public Uni<Integer> replay(List<Long> ids) {
        return current.actor()
                .chain(actor -> Multi.createFrom()
                        .iterable(ids.stream().sorted().toList())
                        .onItem()
                        .transformToUniAndConcatenate(id -> replay(id, actor))
                        .filter(sent -> sent)
                        .collect()
                        .asList())
                .map(List::size);
    }

    /**
     * Sends back those that wait of a topic, in the order in which they were put aside, at most {@link PageRequest#MOST} at once.
     *
     * @return how many
     */
    public Uni<Integer> replayAll(String topic) {
        return Panache.withSession(() -> store.waitingIds(topic, PageRequest.MOST))
                .chain(this::replay);
    }

    // The row stays locked until the broker has the record, so that of two who ask one sends it and the other finds it
    // sent.
    // Who dies in between sends it once more: it has its own id still, and consumers pass over an id that they know.
    private Uni<Boolean> replay(long id, Actor actor) {
        EventLoop loop = EventLoop.current();
        return Panache.withTransaction(() -> store.lockWaiting(id)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(false)
                        : send(found.get()).chain(() -> loop.run(() -> note(id, found.get(), actor)))));
    }

    private Uni<Void> send(DeadRecord record) {
        return channel.send(record).onFailure().transform(failure -> {
            LOGGER.warnf(
                    "A dead letter could not be sent back, topic=%s reason=%s", record.topic(), failure.toString());
            return Refusal.unavailable(ACTION, record.topic(), "Kafka did not take it; nothing was changed");
        });
    }

    private Uni<Boolean> note(long id, DeadRecord record, Actor actor) {
        return store.replayed(id, new DeadLetter.Replay(Instant.now(), actor.person()))
                .chain(() -> audit.record(
                        actor,
                        AuditAction.RECORD_REPLAYED,
                        new AuditedThing(Long.toString(id), id + " of " + record.topic())))
                .replaceWith(true);
    }

    private Uni<Void> requireKnown(long id) {
        return Panache.withSession(() -> store.isKnown(id))
                .invoke(known -> {
                    if (!known) {
                        throw Refusal.notFound(ACTION, Long.toString(id));
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
