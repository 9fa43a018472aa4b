package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.api.Refusal;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** What people do with their own tokens. */
@ApplicationScoped
public class TokenIssuing {

    private final Tokens tokens;

    TokenIssuing(Tokens tokens) {
        this.tokens = tokens;
    }

    /** A new token for the caller, with a role of at most the caller's. */
    public Uni<IssuedToken> issue(Caller caller, String name, Role role) {
        if (!caller.role().includes(role)) {
            throw Refusal.forbidden(
                    "make a token",
                    "role " + role.label(),
                    "a token never has more rights than its maker, who has the role "
                            + caller.role().label());
        }
        var token = new PersonalToken(UUID.randomUUID(), caller.person().id(), name, role, Instant.now());
        TokenSecret secret = TokenSecret.generate();
        return Panache.withTransaction(() -> tokens.add(token, secret.hash()))
                .replaceWith(() -> new IssuedToken(token, secret));
    }

    /** The caller's tokens. */
    public Uni<Page<PersonalToken>> list(Caller caller, PageRequest page) {
        return Panache.withSession(() -> tokens.of(caller.person().id(), page));
    }

    /** Ends a token of the caller. */
    public Uni<Void> revoke(Caller caller, UUID tokenId) {
        return Panache.withTransaction(() -> tokens.revoke(caller.person().id(), tokenId))
                .invoke(found -> {
                    if (!found) {
                        throw Refusal.notFound("revoke the token", tokenId.toString());
                    }
                })
                .replaceWithVoid();
    }
}
