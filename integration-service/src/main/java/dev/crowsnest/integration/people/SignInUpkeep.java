package dev.crowsnest.integration.people;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Forgets what ended by itself: sessions, and after a while invitations. */
@ApplicationScoped
class SignInUpkeep {

    /** Whoever opens an old link is told for as long what became of it. */
    private static final Duration TOLD = Duration.ofDays(90);

    private final Sessions sessions;
    private final Invitations invitations;
    private final PeopleConfig config;

    SignInUpkeep(Sessions sessions, Invitations invitations, PeopleConfig config) {
        this.sessions = sessions;
        this.invitations = invitations;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        Instant now = Instant.now();
        return Panache.withTransaction(
                        () -> sessions.forget(now.minus(config.sessionLifetime()), now.minus(config.sessionIdle()))
                                .chain(() -> invitations.forget(now.minus(TOLD))))
                .replaceWithVoid();
    }
}
