package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.audit.Audit;
import dev.crowsnest.integration.audit.AuditAction;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What owners do with persons and their tokens. */
@ApplicationScoped
public class Persons {

    private final People people;
    private final TokenIssuing tokens;
    private final Audit audit;

    Persons(People people, TokenIssuing tokens, Audit audit) {
        this.people = people;
        this.tokens = tokens;
        this.audit = audit;
    }

    /** A new person, who can do nothing before a token is issued. */
    public Uni<Person> add(String name, Role role) {
        var person = new Person(UUID.randomUUID(), name, role);
        return Panache.withTransaction(
                        () -> people.add(person).chain(() -> audit.record(AuditAction.PERSON_ADDED, person.audited())))
                .replaceWith(person);
    }

    /** All of them. */
    public Uni<Page<Person>> list(PageRequest page) {
        return Panache.withSession(() -> people.page(page));
    }

    /** All of them by name, with what is known of their coming in. */
    public Uni<Page<RosterEntry>> roster(PageRequest page) {
        return Panache.withSession(() -> people.roster(page));
    }

    /** Those who can let others in. */
    public Uni<Owners> owners() {
        return Panache.withSession(people::owners).map(Owners::of);
    }

    /** A new token for a person, with a role of at most the person's; the person's own when it is absent. */
    public Uni<IssuedToken> issueToken(UUID personId, NewToken wanted) {
        return required(personId, "make a token").chain(person -> tokens.issue(person, person.role(), wanted));
    }

    /** The tokens of a person. */
    public Uni<Page<PersonalToken>> listTokens(UUID personId, PageRequest page) {
        return required(personId, "list the tokens").chain(person -> tokens.list(person, page));
    }

    /** Ends a token of a person. */
    public Uni<Void> revokeToken(UUID personId, UUID tokenId) {
        return required(personId, "revoke the token").chain(person -> tokens.revoke(person, tokenId));
    }

    private Uni<Person> required(UUID personId, String action) {
        return Panache.withSession(() -> people.find(personId))
                .map(found -> found.orElseThrow(() -> Refusal.notFound(action, "person " + personId)));
    }
}
