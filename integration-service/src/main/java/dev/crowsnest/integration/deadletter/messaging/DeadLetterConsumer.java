package dev.crowsnest.integration.deadletter.messaging;

import dev.crowsnest.contracts.DeadLetter;
import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.deadletter.DeadLetterStore;
import dev.crowsnest.integration.deadletter.DeadRecord;
import dev.crowsnest.integration.deadletter.DeadRecord.Header;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Copies what lands on dead topics to where people see it. Nothing is ever put aside here: a record waits until it is kept. */
@ApplicationScoped
class DeadLetterConsumer {

    private static final Logger LOGGER = Logger.getLogger(DeadLetterConsumer.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final String SUFFIX = ".dead";
    private static final String TYPE = "ce_type";
    private static final Set<String> NOTES = Set.of(DeadLetter.REASON, DeadLetter.BY, DeadLetter.ORIGIN);

    private final DeadLetterStore store;

    DeadLetterConsumer(DeadLetterStore store) {
        this.store = store;
    }

    @Incoming("dead-records")
    Uni<Void> accept(ConsumerRecord<String, byte[]> record) {
        DeadRecord dead = read(record);
        EventLoop loop = EventLoop.current();
        return Uni.createFrom()
                .deferred(() -> loop.run(() -> Panache.withTransaction(() -> store.keep(dead))))
                .onFailure()
                .invoke(failure -> LOGGER.warnf("A dead letter waits to be kept reason=%s", failure.toString()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    static DeadRecord read(ConsumerRecord<String, byte[]> record) {
        List<Header> headers = new ArrayList<>();
        record.headers().forEach(header -> {
            if (!NOTES.contains(header.key())) {
                headers.add(new Header(header.key(), Objects.requireNonNullElse(header.value(), new byte[0])));
            }
        });
        return new DeadRecord(
                topic(record.topic()),
                record.partition(),
                record.offset(),
                text(record.key()),
                record.value(),
                headers,
                new DeadRecord.Death(
                        text(note(record, TYPE)),
                        Objects.requireNonNullElse(text(note(record, DeadLetter.REASON)), "nobody said why"),
                        Objects.requireNonNullElse(text(note(record, DeadLetter.BY)), "unknown"),
                        Instant.ofEpochMilli(record.timestamp())));
    }

    private static String topic(String dead) {
        return dead.endsWith(SUFFIX) ? dead.substring(0, dead.length() - SUFFIX.length()) : dead;
    }

    private static @Nullable String note(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** A record that nobody can use may hold what no database takes. */
    private static @Nullable String text(@Nullable String text) {
        return text == null ? null : text.replace('\u0000', '\uFFFD');
    }
}
