package dev.crowsnest.integration.people;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Accounts as they are kept. Every method needs an open session. */
public interface Accounts {

    /** Keeps a new one; false when the person has one, or somebody else signs in under the name. */
    Uni<Boolean> add(Account account);

    /** Whoever signs in under a name, in whatever case it is written. */
    Uni<Optional<Account>> find(String name);

    /** The account of a person. */
    Uni<Optional<Account>> find(UUID personId);

    /** From now on this password opens the account; it was chosen by the person. */
    Uni<Void> choose(UUID personId, String passwordHash);

    /** The person has none any more; the name is free. */
    Uni<Void> remove(UUID personId);

    /** The person signed in. */
    Uni<Void> signedIn(UUID personId, Instant now);
}
