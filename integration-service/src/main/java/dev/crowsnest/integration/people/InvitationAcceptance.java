package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.api.Refusal;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What the one who was sent a link does with it. */
@ApplicationScoped
public class InvitationAcceptance {

    private static final String ACTION = "open the link";

    private final Invitations invitations;
    private final People people;
    private final Passwords passwords;
    private final PasswordReplacement replacement;
    private final SessionStart sessions;
    private final FirstOwner firstOwner;

    private record Entry(Person person, SessionSecret session) {}

    InvitationAcceptance(
            Invitations invitations,
            People people,
            Passwords passwords,
            PasswordReplacement replacement,
            SessionStart sessions,
            FirstOwner firstOwner) {
        this.invitations = invitations;
        this.people = people;
        this.passwords = passwords;
        this.replacement = replacement;
        this.sessions = sessions;
        this.firstOwner = firstOwner;
    }

    /** Whom it is for. Opening it uses nothing up: whatever shows a preview of a link opens it too. */
    public Uni<Invitation> open(InvitationSecret secret) {
        return Panache.withSession(() -> required(secret));
    }

    /** Chooses a password, which makes the account or replaces the password that it had; gives a new session. */
    public Uni<SessionSecret> accept(InvitationSecret secret, PasswordChoice choice) {
        choice.require();
        EventLoop loop = EventLoop.current();
        return open(secret)
                .chain(() -> passwords.hash(choice.chosen()))
                .chain(hash -> loop.run(() -> Panache.withTransaction(() -> take(secret, hash))))
                .invoke(entry -> firstOwner.passwordChosen(entry.person().id()))
                .map(Entry::session);
    }

    private Uni<Entry> take(InvitationSecret secret, String passwordHash) {
        return required(secret)
                .call(() -> invitations.use(secret.hash(), Instant.now()).invoke(InvitationAcceptance::requireFirst))
                .chain(invitation -> person(invitation.invitee()))
                .call(person -> replacement.replace(person, passwordHash))
                .chain(person -> sessions.begin(person).map(session -> new Entry(person, session)));
    }

    private Uni<Person> person(Invitee invitee) {
        UUID known = invitee.personId();
        if (known != null) {
            return people.find(known).map(InvitationAcceptance::present);
        }
        var person = new Person(UUID.randomUUID(), invitee.name(), invitee.role());
        return people.add(person).replaceWith(person);
    }

    private Uni<Invitation> required(InvitationSecret secret) {
        return invitations
                .find(secret.hash())
                .map(found -> found.orElseThrow(() -> Refusal.notFound(ACTION, "this address")))
                .invoke(invitation -> invitation.requireOpen(Instant.now()));
    }

    private static Person present(Optional<Person> found) {
        return found.orElseThrow(() -> Refusal.notFound(ACTION, "a person who was removed"));
    }

    private static void requireFirst(boolean used) {
        if (!used) {
            throw Refusal.conflict(ACTION, "this address", "it was used a moment ago; sign in");
        }
    }
}
