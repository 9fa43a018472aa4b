package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.audit.Audit;
import dev.crowsnest.integration.audit.AuditAction;
import dev.crowsnest.integration.audit.AuditedThing;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/** Giving persons other roles, and removing them; an owner who can sign in always stays. */
@ApplicationScoped
public class Membership {

    private final People people;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Invitations invitations;
    private final Audit audit;

    Membership(
            People people, Accounts accounts, Sessions sessions, Tokens tokens, Invitations invitations, Audit audit) {
        this.people = people;
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.invitations = invitations;
        this.audit = audit;
    }

    /** Gives a person another role, which counts from the next request on, for the person's tokens too. */
    public Uni<Void> changeRole(UUID id, Role role) {
        String action = "change the role";
        return alone(action, id, person -> {
            if (person.role() == role) {
                return Uni.createFrom().voidItem();
            }
            return requireAnotherOwner(action, person)
                    .chain(() -> people.setRole(id, role))
                    .chain(() -> role == Role.OWNER ? Uni.createFrom().voidItem() : forgetMade(id))
                    .chain(() -> audit.record(AuditAction.ROLE_CHANGED, audited(person, role)));
        });
    }

    /** Removes a person: sessions, tokens and links end at once. */
    public Uni<Void> remove(UUID id) {
        String action = "remove the person";
        Instant now = Instant.now();
        return alone(
                action,
                id,
                person -> requireAnotherOwner(action, person)
                        .chain(() -> people.remove(id, now))
                        .chain(() -> sessions.endAll(id))
                        .chain(() -> accounts.remove(id))
                        .chain(() -> tokens.revokeAll(id, now))
                        .chain(() -> invitations.revokeFor(id, now))
                        .chain(() -> forgetMade(id))
                        .chain(() -> audit.record(AuditAction.PERSON_REMOVED, person.audited())));
    }

    // One after the other: of two owners who remove each other at once, one stays.
    private Uni<Void> alone(String action, UUID id, Function<Person, Uni<Void>> work) {
        return Panache.withTransaction(() -> people.lockOwners()
                .chain(() -> people.find(id))
                .map(found -> found.orElseThrow(() -> Refusal.notFound(action, "person " + id)))
                .chain(work::apply));
    }

    private Uni<Void> requireAnotherOwner(String action, Person person) {
        return people.owners()
                .invoke(owners -> Owners.of(owners).requireAnother(action, person))
                .replaceWithVoid();
    }

    // Somebody who may invite no more had better not have done so the minute before.
    private Uni<Void> forgetMade(UUID id) {
        return invitations.revokeMadeBy(id, Instant.now()).replaceWithVoid();
    }

    private static AuditedThing audited(Person person, Role role) {
        return AuditedThing.of(
                person.id(), person.name() + " from " + person.role().label() + " to " + role.label());
    }
}
