package dev.crowsnest.integration.outbox;

import dev.crowsnest.contracts.Topics;
import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.fixture.Wire;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class OutboxIT extends RunningService {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Outbox outbox;

    @Inject
    OutboxQueue queue;

    @Inject
    Vertx vertx;

    private final String key = UUID.randomUUID().toString();

    @Test
    void sendsTheEventsOfAKeyInTheirOrder() {
        for (int batch = 0; batch < 5; batch++) {
            int from = batch * 50;
            inTransaction(() -> add(from, from + 50));
        }

        eventually().until(() -> sent().size() == 250);
        assertThat(sent()).isEqualTo(IntStream.range(0, 250).boxed().toList());
    }

    @Test
    void sendsNothingOfATransactionThatIsRolledBack() {
        assertThat(Uni.createFrom()
                        .item(0)
                        .chain(() -> EventLoop.fresh(vertx)
                                .run(() -> Panache.withTransaction(() -> add(0, 1)
                                        .chain(() -> Uni.createFrom()
                                                .<Void>failure(new IllegalStateException("taken back"))))))
                        .onFailure(IllegalStateException.class)
                        .recoverWithNull()
                        .await()
                        .atMost(PATIENCE))
                .isNull();
        inTransaction(() -> add(1, 2));

        eventually().until(() -> !sent().isEmpty());
        assertThat(sent()).containsExactly(1);
    }

    @Test
    void letsOnePublisherInAtATimeAndKeepsWhatItCouldNotSend() {
        var second = new ArrayList<Integer>();
        inTransaction(() -> add(0, 1));

        // The service's own publisher contends for the lock as well, so it may have sent the event before this one got
        // in.
        Uni<Integer> first = EventLoop.fresh(vertx)
                .run(() -> queue.drain(
                        10,
                        events -> EventLoop.fresh(vertx)
                                .run(() ->
                                        queue.drain(10, none -> Uni.createFrom().voidItem()))
                                .invoke(second::add)
                                .chain(() -> Uni.createFrom().failure(new IllegalStateException("Kafka is away")))));
        assertThat(first.onFailure().recoverWithItem(-1).await().atMost(PATIENCE))
                .isLessThanOrEqualTo(0);

        assertThat(second).allMatch(count -> count == 0);
        eventually().until(() -> sent().equals(List.of(0)));
    }

    private void inTransaction(Supplier<Uni<Void>> work) {
        EventLoop.fresh(vertx).run(() -> Panache.withTransaction(work)).await().atMost(PATIENCE);
    }

    private Uni<Void> add(int from, int to) {
        Uni<Void> added = Uni.createFrom().voidItem();
        for (int i = from; i < to; i++) {
            byte[] number = Integer.toString(i).getBytes(StandardCharsets.UTF_8);
            var event = OutgoingEvent.of(Topics.ANALYSIS_REQUESTS.deadName(), key, "Numbered", number);
            added = added.chain(() -> outbox.add(event));
        }
        return added;
    }

    private List<Integer> sent() {
        return Wire.records(Topics.ANALYSIS_REQUESTS.deadName()).stream()
                .filter(record -> record.key().equals(key))
                .map(record -> Integer.valueOf(new String(record.value(), StandardCharsets.UTF_8)))
                .toList();
    }
}
