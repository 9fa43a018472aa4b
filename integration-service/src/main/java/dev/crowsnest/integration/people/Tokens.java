package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Tokens as they are kept. */
public interface Tokens {

    /** Keeps a token with the hash of its text. */
    Uni<Void> add(PersonalToken token, byte[] hash);

    /** The tokens of a person that are not revoked, oldest first. */
    Uni<Page<PersonalToken>> of(UUID personId, PageRequest page);

    /** Revokes a token of a person; the token, unless there was none. */
    Uni<Optional<PersonalToken>> revoke(UUID personId, UUID tokenId);

    /** Revokes all tokens of a person. */
    Uni<Void> revokeAll(UUID personId, Instant now);
}
