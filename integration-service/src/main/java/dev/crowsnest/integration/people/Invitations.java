package dev.crowsnest.integration.people;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Invitations as they are kept. Every method needs an open session. */
public interface Invitations {

    /** Keeps a new one with the hash of its secret. */
    Uni<Void> add(Invitation invitation, byte[] hash);

    /** The one with this secret, whatever became of it. */
    Uni<Optional<Invitation>> find(byte[] hash);

    /** Those that still open something, those that end first first. */
    Uni<List<Invitation>> open(Instant now);

    /** Uses one up; false when somebody did meanwhile, or it opens nothing any more. */
    Uni<Boolean> use(byte[] hash, Instant now);

    /** Revokes one; the invitation, unless it opened nothing any more. */
    Uni<Optional<Invitation>> revoke(UUID id, Instant now);

    /** Revokes all for a person. */
    Uni<Integer> revokeFor(UUID personId, Instant now);

    /** Revokes all that a person made. */
    Uni<Integer> revokeMadeBy(UUID personId, Instant now);

    /** Forgets those that ended before this. */
    Uni<Integer> forget(Instant endedBefore);
}
