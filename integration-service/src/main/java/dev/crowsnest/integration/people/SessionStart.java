package dev.crowsnest.integration.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Begins sessions, of whoever was let in by whatever means. */
@ApplicationScoped
class SessionStart {

    private final Sessions sessions;
    private final Accounts accounts;

    SessionStart(Sessions sessions, Accounts accounts) {
        this.sessions = sessions;
        this.accounts = accounts;
    }

    /** Needs an open transaction. */
    Uni<SessionSecret> begin(Person person) {
        SessionSecret secret = SessionSecret.generate();
        Instant now = Instant.now();
        return sessions.begin(person.id(), secret.hash(), now)
                .chain(() -> accounts.signedIn(person.id(), now))
                .replaceWith(secret);
    }
}
