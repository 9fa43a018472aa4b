package dev.crowsnest.integration.audit;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Telling who changed what, and reading it again. */
@ApplicationScoped
public class Audit {

    /** Entries of a page. */
    public static final int PAGE = 100;

    private final AuditLog log;
    private final CurrentActor current;

    Audit(AuditLog log, CurrentActor current) {
        this.log = log;
        this.current = current;
    }

    /** Whoever sent the present request did this. Belongs into the transaction of the change: both are kept, or neither. */
    public Uni<Void> record(AuditAction action, AuditedThing thing) {
        return current.actor().chain(actor -> record(actor, action, thing));
    }

    /** Somebody did this. */
    public Uni<Void> record(Actor actor, AuditAction action, AuditedThing thing) {
        return log.add(new AuditEntry(Instant.now(), actor, action, thing));
    }

    /** All that is kept, newest first. */
    public Uni<Page<AuditEntry>> list(PageRequest page) {
        return Panache.withSession(() -> log.page(page));
    }
}
