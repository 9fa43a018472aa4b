package dev.crowsnest.integration.registry.handshake;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Forgets what nobody asks for any more. A token that is forgotten is refused as an unknown one. */
@ApplicationScoped
class HandshakeHousekeeping {

    private static final Logger LOGGER = Logger.getLogger(HandshakeHousekeeping.class);

    private final SetupInbox inbox;
    private final SetupTokens tokens;
    private final HandshakeConfig config;

    HandshakeHousekeeping(SetupInbox inbox, SetupTokens tokens, HandshakeConfig config) {
        this.inbox = inbox;
        this.tokens = tokens;
        this.config = config;
    }

    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        Instant before = Instant.now().minus(config.keepFor());
        return Panache.withTransaction(() -> inbox.forget(before).chain(() -> tokens.forget(before)))
                .onFailure()
                .invoke(failure -> LOGGER.warnf("Old set-ups are kept for now reason=%s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }
}
