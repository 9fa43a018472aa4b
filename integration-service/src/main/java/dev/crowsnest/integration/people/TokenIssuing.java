package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.GivenName;
import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.audit.Audit;
import dev.crowsnest.integration.audit.AuditAction;
import dev.crowsnest.integration.audit.AuditedThing;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Making, showing and ending the tokens of a person. */
@ApplicationScoped
public class TokenIssuing {

    private static final String ACTION = "make a token";

    private final Tokens tokens;
    private final Audit audit;

    TokenIssuing(Tokens tokens, Audit audit) {
        this.tokens = tokens;
        this.audit = audit;
    }

    /**
     * A new token for a person.
     *
     * @param most the highest role that the token may have: the person's, or the lower one of the token that is asked with
     */
    public Uni<IssuedToken> issue(Person person, Role most, NewToken wanted) {
        Role role = wanted.role() == null ? most : wanted.role();
        if (!most.includes(role)) {
            throw Refusal.forbidden(
                    ACTION,
                    "role " + role.label(),
                    "a token never has more rights than its maker and its holder have, here those of " + most.label());
        }
        var token = PersonalToken.of(
                person.id(), GivenName.of(ACTION, wanted.name()).text(), bounds(wanted, role));
        TokenSecret secret = TokenSecret.generate();
        return Panache.withTransaction(() -> tokens.add(token, secret.hash())
                        .chain(() -> audit.record(AuditAction.TOKEN_MADE, audited(token, person))))
                .replaceWith(() -> new IssuedToken(token, secret));
    }

    /** The tokens of a person that are not revoked. */
    public Uni<Page<PersonalToken>> list(Person person, PageRequest page) {
        return Panache.withSession(() -> tokens.of(person.id(), page));
    }

    /** Ends a token of a person. */
    public Uni<Void> revoke(Person person, UUID tokenId) {
        return Panache.withTransaction(() -> tokens.revoke(person.id(), tokenId)
                .map(found -> found.orElseThrow(() -> Refusal.notFound("revoke the token", tokenId.toString())))
                .chain(token -> audit.record(AuditAction.TOKEN_REVOKED, audited(token, person))));
    }

    private static TokenBounds bounds(NewToken wanted, Role role) {
        return new TokenBounds(
                role, wanted.scope(), Instant.now().plus(wanted.lifetime().duration()));
    }

    private static AuditedThing audited(PersonalToken token, Person person) {
        return AuditedThing.of(token.id(), token.name() + " of " + person.name());
    }
}
