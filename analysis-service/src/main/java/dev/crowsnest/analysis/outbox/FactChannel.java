package dev.crowsnest.analysis.outbox;

import java.util.List;

/** Where facts go. */
public interface FactChannel {

    /**
     * Sends facts in this order and returns when all of them were acknowledged.
     *
     * @throws IllegalStateException when one was not: then any of them may or may not have arrived
     */
    void send(List<OutgoingFact> facts);
}
