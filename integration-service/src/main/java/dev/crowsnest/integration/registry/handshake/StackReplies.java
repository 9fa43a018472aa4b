package dev.crowsnest.integration.registry.handshake;

import io.smallrye.mutiny.Uni;

/** Brings answers to CloudFormation. */
public interface StackReplies {

    /** Fails when CloudFormation did not take it. */
    Uni<Void> send(StackRequest request, StackAnswer answer);
}
