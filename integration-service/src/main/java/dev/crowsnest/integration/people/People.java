package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Persons as they are kept. */
public interface People {

    /** Makes the first owner, unless there is or was one; whether it was made now. */
    Uni<Boolean> addFirstOwner(Person owner);

    /** Keeps a new person. */
    Uni<Void> add(Person person);

    /** The person. */
    Uni<Optional<Person>> find(UUID id);

    /** All of them. */
    Uni<Page<Person>> page(PageRequest page);

    /** All of them by name, with what is known of their coming in. */
    Uni<Page<RosterEntry>> roster(PageRequest page);

    /** The owners, for the rest of the transaction as they are now: others who want to lock them wait. */
    Uni<Void> lockOwners();

    /** All owners. */
    Uni<List<RosterEntry>> owners();

    /** Gives a person another role. */
    Uni<Void> setRole(UUID id, Role role);

    /** Nobody finds the person any more. */
    Uni<Void> remove(UUID id, Instant now);

    /** Who holds a token that is not revoked, though it may have ended; from now on it was used now. */
    Uni<Optional<Caller>> findByToken(byte[] tokenHash, Instant now);
}
