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

    private static final String ACTION = "choose a password";

    private final Accounts accounts;
    private final Sessions sessions;
    private final Passwords passwords;
    private final PasswordCheck check;
    private final FirstOwner firstOwner;
    private final Audit audit;

    PasswordChange(
            Accounts accounts,
            Sessions sessions,
            Passwords passwords,
            PasswordCheck check,
            FirstOwner firstOwner,
            Audit audit) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.check = check;
        this.firstOwner = firstOwner;
        this.audit = audit;
    }

    /** Chooses another password, and ends all other sessions of the account. */
    public Uni<Void> choose(Person person, SessionSecret session, PasswordChoice choice) {
        choice.require();
        String address = "session " + person.id();
        EventLoop loop = EventLoop.current();
        return check.check(
                        ACTION,
                        person.name(),
                        address,
                        choice.present(),
                        () -> Panache.withSession(() -> accounts.find(person.id())))
                .invoke(PasswordChange::requirePresent)
                .chain(() -> passwords.hash(choice.chosen()))
                .chain(hash -> loop.run(() -> replace(person, session, hash)))
                .invoke(() -> firstOwner.passwordChosen(person.id()));
    }

    private Uni<Void> replace(Person person, SessionSecret session, String hash) {
        return Panache.withTransaction(() -> accounts.choose(person.id(), hash)
                .chain(() -> sessions.endOthers(person.id(), session.hash()))
                .chain(() -> audit.record(CallerActor.of(person), AuditAction.PASSWORD_CHANGED, person.audited())));
    }

    private static void requirePresent(PasswordCheck.Checked checked) {
        if (!checked.right()) {
            throw Refusal.invalid(ACTION, "this account", "the present password is another one");
        }
    }
}
