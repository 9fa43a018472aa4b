package dev.crowsnest.integration.people.store;

import dev.crowsnest.integration.people.Account;
import dev.crowsnest.integration.people.Sessions;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Sessions at the pages. */
@ApplicationScoped
class SessionRepository implements PanacheRepositoryBase<SessionRow, byte[]>, Sessions {

    /** A write for each request would be one too many: when a session was used is known to the minute. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    private final Mutiny.SessionFactory sessions;

    SessionRepository(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Void> begin(UUID personId, byte[] hash, Instant now) {
        return persist(SessionRow.of(personId, hash, now)).replaceWithVoid();
    }

    // Before any resource runs, and so with a session of its own.
    @Override
    public Uni<Optional<Account>> use(byte[] hash, Instant now, Instant begun, Instant used) {
        return sessions.withStatelessSession(session -> session.createSelectionQuery(
                        "select a, p from SessionRow s join AccountRow a on a.personId = s.personId"
                                + " join PersonRow p on p.id = s.personId and p.removedAt is null"
                                + " where s.hash = :hash and s.begunAt > :begun and s.usedAt > :used",
                        Object[].class)
                .setParameter("hash", hash)
                .setParameter("begun", begun)
                .setParameter("used", used)
                .getSingleResultOrNull()
                .map(AccountRepository::account)
                .call(found -> found.isEmpty() ? Uni.createFrom().voidItem() : note(session, hash, now)));
    }

    @Override
    public Uni<Void> end(byte[] hash) {
        return delete("hash = ?1", (Object) hash).replaceWithVoid();
    }

    @Override
    public Uni<Void> endOthers(UUID personId, byte[] hash) {
        return delete("personId = ?1 and hash <> ?2", personId, hash).replaceWithVoid();
    }

    @Override
    public Uni<Void> endAll(UUID personId) {
        return delete("personId = ?1", personId).replaceWithVoid();
    }

    @Override
    public Uni<Integer> forget(Instant begun, Instant used) {
        return delete("begunAt <= ?1 or usedAt <= ?2", begun, used).map(Long::intValue);
    }

    private static Uni<Integer> note(Mutiny.StatelessSession session, byte[] hash, Instant now) {
        return session.createMutationQuery(
                        "update SessionRow set usedAt = :now where hash = :hash and usedAt < :before")
                .setParameter("now", now)
                .setParameter("hash", hash)
                .setParameter("before", now.minus(NOTED))
                .executeUpdate();
    }
}
