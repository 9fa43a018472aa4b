package dev.crowsnest.integration.people;

import dev.crowsnest.integration.audit.Audit;
import dev.crowsnest.integration.audit.AuditAction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Begins sessions, of whoever was let in by whatever means. */
@ApplicationScoped
class SessionStart {

    private final Sessions sessions;
    private final Accounts accounts;
    private final Audit audit;

    SessionStart(Sessions sessions, Accounts accounts, Audit audit) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** Needs an open transaction. */
    Uni<SessionSecret> begin(Person person) {
        SessionSecret secret = SessionSecret.generate();
        Instant now = Instant.now();
        return sessions.begin(person.id(), secret.hash(), now)
                .chain(() -> accounts.signedIn(person.id(), now))
                .chain(() -> audit.record(CallerActor.of(person), AuditAction.SIGNED_IN, person.audited()))
                .replaceWith(secret);
    }
}
