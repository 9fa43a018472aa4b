package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.api.Refusal;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Signing in at the pages and out of them. */
@ApplicationScoped
public class SignIns {

    private final Accounts accounts;
    private final Sessions sessions;
    private final SessionStart start;
    private final PasswordCheck check;
    private final FailedSignIns news;
    private final PeopleConfig config;

    SignIns(
            Accounts accounts,
            Sessions sessions,
            SessionStart start,
            PasswordCheck check,
            FailedSignIns news,
            PeopleConfig config) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.start = start;
        this.check = check;
        this.news = news;
        this.config = config;
    }

    /** A new session of whoever has this name and password. */
    public Uni<SessionSecret> signIn(String name, String password, String address) {
        EventLoop loop = EventLoop.current();
        return check.check("sign in", name, address, password, () -> Panache.withSession(() -> accounts.find(name)))
                .map(checked -> signedIn(checked, address))
                .chain(account -> loop.run(() -> Panache.withTransaction(() -> start.begin(account.person()))));
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

    private Account signedIn(PasswordCheck.Checked checked, String address) {
        if (!checked.right()) {
            news.tell(checked.account(), address);
            // The same whether there is such a name or not.
            throw Refusal.invalid("sign in", "this name", "name and password do not belong together");
        }
        return checked.account().orElseThrow();
    }
}
