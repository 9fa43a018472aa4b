package dev.crowsnest.integration.people;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Who is signed in at the pages. */
public interface Sessions {

    /** Begins one. Needs an open session of the database. */
    Uni<Void> begin(UUID personId, byte[] hash, Instant now);

    /**
     * Who holds it, unless it has ended; from now on it was used now. Needs none of the database's.
     *
     * @param begun the earliest begin of those that last
     * @param used the earliest use of those that last
     */
    Uni<Optional<Account>> use(byte[] hash, Instant now, Instant begun, Instant used);

    /** Ends one. */
    Uni<Void> end(byte[] hash);

    /** Ends all of a person but one. */
    Uni<Void> endOthers(UUID personId, byte[] hash);

    /** Ends all of a person. */
    Uni<Void> endAll(UUID personId);

    /** Forgets those that ended by themselves. */
    Uni<Integer> forget(Instant begun, Instant used);
}
