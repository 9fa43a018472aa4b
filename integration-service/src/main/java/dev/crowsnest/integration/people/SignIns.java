package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.api.Refusal;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Signing in at the pages and out of them. */
@ApplicationScoped
public class SignIns {

    private final Accounts accounts;
    private final Sessions sessions;
    private final Passwords passwords;
    private final SignInTries tries;
    private final FirstOwner firstOwner;
    private final PeopleConfig config;

    SignIns(
            Accounts accounts,
            Sessions sessions,
            Passwords passwords,
            SignInTries tries,
            FirstOwner firstOwner,
            PeopleConfig config) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.tries = tries;
        this.firstOwner = firstOwner;
        this.config = config;
    }

    /** A new session of whoever has this name and password. */
    public Uni<SessionSecret> signIn(String name, String password, String address) {
        EventLoop loop = EventLoop.current();
        tries.require("sign in", name, address);
        return Panache.withSession(() -> accounts.find(name))
                .chain(found -> passwords
                        .matches(password, found.map(Account::passwordHash).orElse(null))
                        .invoke(matches -> requireSignIn(matches, name, address))
                        .chain(() -> loop.run(() -> begin(found.orElseThrow()))));
    }

    /** Whoever holds a session that lasts. */
    public Uni<Optional<Account>> holder(SessionSecret secret) {
        Instant now = Instant.now();
        return sessions.use(secret.hash(), now, now.minus(config.sessionLifetime()), now.minus(config.sessionIdle()));
    }

    /** Ends a session. */
    public Uni<Void> signOut(SessionSecret secret) {
        return Panache.withTransaction(() -> sessions.end(secret.hash()));
    }

    /** Chooses another password, and ends all other sessions of the account. */
    public Uni<Void> choosePassword(Person person, SessionSecret session, PasswordChoice choice) {
        choice.require();
        String address = "session " + person.id();
        tries.require("choose a password", person.name(), address);
        EventLoop loop = EventLoop.current();
        return Panache.withSession(() -> accounts.find(person.id()))
                .chain(found -> passwords.matches(
                        choice.present(), found.map(Account::passwordHash).orElse(null)))
                .invoke(matches -> requirePresent(matches, person.name(), address))
                .chain(() -> passwords.hash(choice.chosen()))
                .chain(hash -> loop.run(() -> replace(person.id(), session, hash)))
                .invoke(() -> firstOwner.passwordChosen(person.id()));
    }

    private Uni<Void> replace(UUID personId, SessionSecret session, String hash) {
        return Panache.withTransaction(
                () -> accounts.choose(personId, hash).chain(() -> sessions.endOthers(personId, session.hash())));
    }

    private Uni<SessionSecret> begin(Account account) {
        SessionSecret secret = SessionSecret.generate();
        return Panache.withTransaction(() -> sessions.begin(account.person().id(), secret.hash(), Instant.now()))
                .replaceWith(secret);
    }

    private void requireSignIn(boolean matches, String name, String address) {
        if (!matches) {
            tries.failed(name, address);
            // The same whether there is such a name or not.
            throw Refusal.invalid("sign in", "this name", "name and password do not belong together");
        }
        tries.succeeded(name, address);
    }

    private void requirePresent(boolean matches, String name, String address) {
        if (!matches) {
            tries.failed(name, address);
            throw Refusal.invalid("choose a password", "this account", "the present password is another one");
        }
        tries.succeeded(name, address);
    }
}
