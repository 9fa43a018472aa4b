package dev.crowsnest.integration.registry.handshake;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Requests of stacks, each taken once. Every method needs an open session. */
public interface SetupInbox {

    /** Keeps a request; false when it came before. */
    Uni<Boolean> add(String messageId, UUID integrationId, StackRequest request, Instant now);

    /** The next that is due; nobody else gets it before {@code until}. */
    Uni<Optional<ReceivedRequest>> lease(Instant now, Instant until);

    /** Notes what was decided, with the change of the open transaction. */
    Uni<Void> decide(String messageId, StackAnswer answer);

    /** It is to be tried again. */
    Uni<Void> postpone(String messageId, Instant due);

    /** Forgets those that were answered, and came before. */
    Uni<Void> forget(Instant before);

    /** The stack was told; of what it sent only the outcome is kept. */
    Uni<Void> close(String messageId);
}
