package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.audit.Audit;
import dev.crowsnest.integration.audit.AuditAction;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Choosing another password while one is signed in. */
@ApplicationScoped
public class PasswordChange {

    private final Accounts accounts;
    private final Sessions sessions;
    private final Passwords passwords;
    private final SignInTries tries;
    private final FirstOwner firstOwner;
    private final Audit audit;

    PasswordChange(
            Accounts accounts,
            Sessions sessions,
            Passwords passwords,
            SignInTries tries,
            FirstOwner firstOwner,
            Audit audit) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.tries = tries;
        this.firstOwner = firstOwner;
        this.audit = audit;
    }

    /** Chooses another password, and ends all other sessions of the account. */
    public Uni<Void> choose(Person person, SessionSecret session, PasswordChoice choice) {
        choice.require();
        String address = "session " + person.id();
        tries.require("choose a password", person.name(), address);
        EventLoop loop = EventLoop.current();
        return Panache.withSession(() -> accounts.find(person.id()))
                .chain(found -> passwords.matches(
                        choice.present(), found.map(Account::passwordHash).orElse(null)))
                .invoke(matches -> requirePresent(matches, person.name(), address))
                .chain(() -> passwords.hash(choice.chosen()))
                .chain(hash -> loop.run(() -> replace(person, session, hash)))
                .invoke(() -> firstOwner.passwordChosen(person.id()));
    }

    private Uni<Void> replace(Person person, SessionSecret session, String hash) {
        return Panache.withTransaction(() -> accounts.choose(person.id(), hash)
                .chain(() -> sessions.endOthers(person.id(), session.hash()))
                .chain(() -> audit.record(CallerActor.of(person), AuditAction.PASSWORD_CHANGED, person.audited())));
    }

    private void requirePresent(boolean matches, String name, String address) {
        if (!matches) {
            tries.failed(name, address);
            throw Refusal.invalid("choose a password", "this account", "the present password is another one");
        }
        tries.succeeded(name, address);
    }
}
