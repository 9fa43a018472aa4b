package dev.crowsnest.integration.people;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Forgets sessions that ended by themselves. */
@ApplicationScoped
class SessionUpkeep {

    private final Sessions sessions;
    private final PeopleConfig config;

    SessionUpkeep(Sessions sessions, PeopleConfig config) {
        this.sessions = sessions;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        Instant now = Instant.now();
        return Panache.withTransaction(
                        () -> sessions.forget(now.minus(config.sessionLifetime()), now.minus(config.sessionIdle())))
                .replaceWithVoid();
    }
}
