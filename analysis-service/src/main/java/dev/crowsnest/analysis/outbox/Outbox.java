package dev.crowsnest.analysis.outbox;

import com.google.protobuf.Message;
import dev.crowsnest.analysis.trace.TraceParent;
import dev.crowsnest.contracts.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import java.util.function.LongFunction;

/** Takes facts that are to be published if, and only if, the present transaction commits. */
@ApplicationScoped
public class Outbox {

    private final OutboxQueue queue;
    private final OutboxDispatcher dispatcher;
    private final TransactionSynchronizationRegistry transactions;

    Outbox(OutboxQueue queue, OutboxDispatcher dispatcher, TransactionSynchronizationRegistry transactions) {
        this.queue = queue;
        this.dispatcher = dispatcher;
        this.transactions = transactions;
    }

    /**
     * Adds a fact, within the trace of whoever calls.
     *
     * <p>Facts of one key leave in the order of their transactions. A transaction that adds facts of several keys adds them
     * sorted by key; two that do so in different orders would wait for each other.
     *
     * @param type the fact's name, {@code ImageAnalyzed}
     * @param fact makes the message from its sequence, which rises with each fact of the key
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public <M extends Message> void add(Topic<M> topic, String key, String type, LongFunction<M> fact) {
        long sequence = queue.next(key);
        var address = new OutgoingFact.Address(topic.name(), key, type);
        byte[] payload = fact.apply(sequence).toByteArray();
        queue.add(new OutgoingFact(
                sequence, address, UUID.randomUUID(), payload, Instant.now(), TraceParent.current()));
        transactions.registerInterposedSynchronization(new AfterCommit());
    }

    private final class AfterCommit implements Synchronization {

        @Override
        public void beforeCompletion() {
            // Only what was committed can be published.
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                dispatcher.wake();
            }
        }
    }
}
