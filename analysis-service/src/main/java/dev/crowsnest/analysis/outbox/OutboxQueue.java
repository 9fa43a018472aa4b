package dev.crowsnest.analysis.outbox;

import java.util.List;

/** Where facts wait. Every method is called inside of a transaction. */
public interface OutboxQueue {

    /**
     * The next sequence for a key. Other transactions that want one for the same key wait until this one has ended, so that
     * the order of sequences is the order of commits.
     */
    long next(String key);

    void add(OutgoingFact fact);

    /** Whether this transaction is the only one that publishes, until it ends. */
    boolean becomePublisher();

    /** Those that wait longest, in the order in which they must leave. */
    List<OutgoingFact> oldest(int limit);

    void remove(List<OutgoingFact> published);
}
