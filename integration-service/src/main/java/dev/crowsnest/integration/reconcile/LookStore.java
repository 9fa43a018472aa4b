package dev.crowsnest.integration.reconcile;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Looks as they are kept. Every method needs an open transaction, except for {@link #of}, which needs a session. */
public interface LookStore {

    /** Makes a look due of each connected registry that never had one, and forgets those of registries that were removed. */
    Uni<Void> addMissing(Instant now);

    /** Makes a look due now; false when the registry has none. */
    Uni<Boolean> ask(UUID integrationId, Instant now);

    /** Takes a look that is due, of a registry that is connected, so that no other replica takes it before {@code until}. */
    Uni<Optional<LookTurn>> lease(Instant now, Instant until);

    /** Keeps how far it is, and the lease for longer. Fails with {@link LostTurn}, as the next two do. */
    Uni<Void> advance(LookTurn turn, LookProgress progress, Instant until);

    /** Goes on later; a failed turn is one that stopped before it had to. */
    Uni<Void> putOff(LookTurn turn, LookProgress progress, int failures, Instant again);

    /** Ends it, whole or not. */
    Uni<Void> finish(LookTurn turn, LookProgress progress, boolean whole, Instant next);

    /** Those of these integrations that have one. */
    Uni<Map<UUID, Look>> of(Collection<UUID> integrations);
}
