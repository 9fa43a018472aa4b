package dev.crowsnest.analysis.outbox.store;

import dev.crowsnest.analysis.SchemaDatabase;
import dev.crowsnest.analysis.outbox.OutgoingFact;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutboxTableIT {

    private final Jdbi jdbi = SchemaDatabase.open("outbox");
    private final OutboxTable table = new OutboxTable(jdbi);

    @BeforeEach
    void empty() {
        jdbi.useHandle(handle -> handle.execute("truncate outbox"));
    }

    @Test
    void givesBackWhatWasAddedInOrder() {
        OutgoingFact first = add("k", "first");
        OutgoingFact second = add("k", "second");
        // Its row now lies behind the other in the table.
        jdbi.useHandle(handle -> handle.createUpdate("update outbox set type = type where sequence = :first")
                .bind("first", first.sequence())
                .execute());

        List<OutgoingFact> waiting = table.oldest(10);

        assertThat(waiting).usingRecursiveComparison().isEqualTo(List.of(first, second));
        table.remove(waiting);
        assertThat(table.oldest(10)).isEmpty();
    }

    @Test
    void letsWritersOfOneKeyTakeTurnsSoThatSequencesRiseAsTransactionsEnd() {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Void> second = new CompletableFuture<>();
        jdbi.useTransaction(first -> {
            table.next("k");
            second.completeAsync(() -> {
                jdbi.useTransaction(handle -> {
                    table.next("k");
                    order.add("second has its sequence");
                });
                return null;
            });
            Awaitility.await().until(() -> isSomebodyWaiting(first));
            order.add("first ends");
        });
        second.join();

        assertThat(order).containsExactly("first ends", "second has its sequence");
    }

    @Test
    void letsOneTransactionPublishAtATime() {
        boolean other = jdbi.inTransaction(first -> {
            assertThat(table.becomePublisher()).isTrue();
            return CompletableFuture.supplyAsync(() -> jdbi.inTransaction(second -> table.becomePublisher()))
                    .join();
        });

        assertThat(other).isFalse();
        assertThat(jdbi.<Boolean, RuntimeException>inTransaction(later -> table.becomePublisher()))
                .isTrue();
    }

    private static boolean isSomebodyWaiting(org.jdbi.v3.core.Handle handle) {
        return handle.createQuery("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private OutgoingFact add(String key, String payload) {
        return jdbi.inTransaction(handle -> {
            var address = new OutgoingFact.Address("topic", key, "Fact");
            var fact = new OutgoingFact(
                    table.next(key),
                    address,
                    UUID.randomUUID(),
                    payload.getBytes(StandardCharsets.UTF_8),
                    Instant.ofEpochSecond(1),
                    null);
            table.add(fact);
            return fact;
        });
    }
}
