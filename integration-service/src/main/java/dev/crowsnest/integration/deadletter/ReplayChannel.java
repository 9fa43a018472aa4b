package dev.crowsnest.integration.deadletter;

import io.smallrye.mutiny.Uni;

/** The way back to the topics. */
public interface ReplayChannel {

    /** Sends a record to the topic that it came from, as it was; completes once every in-sync replica of the broker has it. */
    Uni<Void> send(DeadRecord record);
}
