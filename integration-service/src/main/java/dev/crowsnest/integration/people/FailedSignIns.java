package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.audit.Actor;
import dev.crowsnest.integration.audit.Audit;
import dev.crowsnest.integration.audit.AuditAction;
import dev.crowsnest.integration.audit.AuditedThing;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Tells the audit list that somebody could not sign in: at most once a minute for each account, and once a minute for all names
 * together that nobody has. So whoever tries a list fills no table, though the accounts that are tried are all named.
 *
 * <p>What was typed as a name is never kept. It is text of a stranger, and now and then it is a password in the wrong field, which
 * every owner could read for a year. An account is told of by the name that it has itself; of a name that nobody has nothing is
 * told but that there was one.
 */
@ApplicationScoped
class FailedSignIns {

    private static final Logger LOGGER = Logger.getLogger(FailedSignIns.class);
    private static final AuditedThing NOBODY = new AuditedThing("unknown", "a name that nobody has");

    private final Audit audit;
    private final Vertx vertx;
    private final FirstOfAMinute first = new FirstOfAMinute();

    FailedSignIns(Audit audit, Vertx vertx) {
        this.audit = audit;
        this.vertx = vertx;
    }

    /** Nobody waits for it: how long an answer takes would say whether there is such an account. */
    void tell(Optional<Account> account, String address) {
        AuditedThing thing = account.map(known -> known.person().audited()).orElse(NOBODY);
        if (first.is(thing.id(), Instant.now())) {
            var somebody = new Actor(null, "somebody at " + address, null);
            EventLoop.fresh(vertx)
                    .run(() -> Panache.withTransaction(() -> audit.record(somebody, AuditAction.SIGN_IN_FAILED, thing)))
                    .subscribe()
                    .with(
                            done -> LOGGER.debug("A sign-in that failed is in the audit list"),
                            failure -> LOGGER.warnf("A sign-in that failed is not told reason=%s", failure.toString()));
        }
    }
}
