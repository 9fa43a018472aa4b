package dev.crowsnest.integration.people;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Persons as they are kept. */
public interface People {

    /** Makes the first owner, unless there is or was one; whether it was made now. */
    Uni<Boolean> addFirstOwner(Person owner);

    /** Who holds a token that is not revoked. */
    Uni<Optional<Caller>> findByToken(byte[] tokenHash);
}
