package dev.crowsnest.integration.registry.handshake;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Set-up tokens as they are kept. Every method needs an open session. */
public interface SetupTokens {

    /** Keeps the hash of a new one. */
    Uni<Void> add(UUID integrationId, byte[] hash, Instant expiresAt);

    /** The token of that hash, when it was given out for this integration. */
    Uni<Optional<GivenToken>> find(UUID integrationId, byte[] hash);

    /** Forgets those that ended before. */
    Uni<Void> forget(Instant before);

    /** It is used up, by this stack. */
    Uni<Void> use(byte[] hash, String stackArn);
}
