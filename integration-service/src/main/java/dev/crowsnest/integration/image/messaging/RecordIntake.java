package dev.crowsnest.integration.image.messaging;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.crowsnest.contracts.DeadLetter;
import dev.crowsnest.contracts.EventHeaders;
import dev.crowsnest.contracts.MalformedEventException;
import dev.crowsnest.contracts.Topic;
import dev.crowsnest.contracts.Topics;
import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.image.SeenEvents;
import dev.crowsnest.integration.image.UnusableEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;

/**
 * Takes a record in once, whatever happens.
 *
 * <p>What it changes and the note that it was seen are one transaction, and the offset is committed after it. A record that is
 * no event goes to the dead twin of its topic; for anything else that fails, a database that is away above all, the record waits.
 */
@ApplicationScoped
class RecordIntake {

    private static final Logger LOGGER = Logger.getLogger(RecordIntake.class);

    private static final String SERVICE = "integration-service";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final SeenEvents seen;
    private final MutinyEmitter<ProducerRecord<String, byte[]>> dead;
    private final WaitingRecords waiting;
    private final MeterRegistry meters;

    RecordIntake(
            SeenEvents seen,
            @Channel("dead-letters") MutinyEmitter<ProducerRecord<String, byte[]>> dead,
            WaitingRecords waiting,
            MeterRegistry meters) {
        this.seen = seen;
        this.dead = dead;
        this.waiting = waiting;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        waiting.show(List.of(Topics.REGISTRY_EVENTS.name(), Topics.ANALYSIS_RESULTS.name()));
    }

    /**
     * Completes once the record's effect is stored or the record is put aside.
     *
     * @param effect what an event changes, within the transaction that is open; fails with {@link UnusableEvent} for one that
     *     breaks a rule
     */
    <M extends Message> Uni<Void> take(
            ConsumerRecord<String, byte[]> record, Topic<M> topic, Function<M, Uni<Void>> effect) {
        EventHeaders headers;
        M message;
        try {
            headers = EventHeaders.readFrom(record.headers());
            message = read(record, topic);
        } catch (MalformedEventException e) {
            return putAside(record, topic, "unknown", String.valueOf(e.getMessage()));
        }
        EventLoop loop = EventLoop.current();
        return untilDone(record, () -> loop.run(() -> store(topic, headers, message, effect)))
                .onFailure(UnusableEvent.class)
                .recoverWithUni(e -> putAside(record, topic, headers.type(), String.valueOf(e.getMessage())));
    }

    private <M extends Message> Uni<Void> store(
            Topic<M> topic, EventHeaders headers, M message, Function<M, Uni<Void>> effect) {
        return Panache.withTransaction(() -> seen.note(topic.name(), headers.id())
                        .call(isNew ->
                                isNew ? effect.apply(message) : Uni.createFrom().voidItem()))
                .invoke(isNew -> count(topic, headers.type(), isNew ? "taken" : "repeated"))
                .replaceWithVoid();
    }

    private Uni<Void> untilDone(ConsumerRecord<String, byte[]> record, Supplier<Uni<Void>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .onFailure(RecordIntake::isWorthWaitingFor)
                .invoke(e -> putOff(record, e))
                .onFailure(RecordIntake::isWorthWaitingFor)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .onTermination()
                .invoke(() -> waiting.goesOn(record));
    }

    private void putOff(ConsumerRecord<String, byte[]> record, Throwable reason) {
        waiting.waits(record, reason);
        LOGGER.warnf(
                "Record waits topic=%s partition=%d offset=%d reason=%s",
                record.topic(), record.partition(), record.offset(), reason.toString());
    }

    private static boolean isWorthWaitingFor(Throwable failure) {
        return !(failure instanceof UnusableEvent);
    }

    private Uni<Void> putAside(ConsumerRecord<String, byte[]> record, Topic<?> topic, String type, String reason) {
        LOGGER.warnf(
                "Record is put aside topic=%s partition=%d offset=%d reason=%s",
                record.topic(), record.partition(), record.offset(), reason);
        return untilDone(record, () -> dead.send(DeadLetter.of(record, topic, SERVICE, reason)))
                .invoke(() -> count(topic, type, "dead"));
    }

    private void count(Topic<?> topic, String type, String outcome) {
        meters.counter("crowsnest.events", "topic", topic.name(), "type", type, "outcome", outcome)
                .increment();
    }

    private static <M extends Message> M read(ConsumerRecord<String, byte[]> record, Topic<M> topic)
            throws MalformedEventException {
        if (record.value() == null) {
            throw new MalformedEventException("the record has no value", null);
        }
        try {
            return topic.parse(record.value());
        } catch (InvalidProtocolBufferException e) {
            throw new MalformedEventException("the value is no message of this topic: " + e.getMessage(), e);
        }
    }
}
