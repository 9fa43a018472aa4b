package dev.crowsnest.integration.outbox.store;

import dev.crowsnest.integration.outbox.OutboxQueue;
import dev.crowsnest.integration.outbox.PendingEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Takes events off the table.
 *
 * <p>One advisory lock for all keys, not a lease for each: a batch of a hundred takes a few milliseconds, so a second publisher
 * would win nothing, and one publisher keeps every key's order without a thought. The lock ends with its transaction, and
 * PostgreSQL ends that one when its owner hangs (idle_in_transaction_session_timeout in the connection's settings).
 */
@ApplicationScoped
class OutboxTable implements OutboxQueue {

    /** Any number that no other lock of this database uses. */
    private static final long LOCK = 0x6372_6f77_6f75_7462L;

    private final Mutiny.SessionFactory sessions;

    OutboxTable(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Integer> drain(int limit, Function<List<PendingEvent>, Uni<Void>> send) {
        return sessions.withTransaction(session -> lock(session)
                .chain(mine ->
                        mine ? sendNext(session, limit, send) : Uni.createFrom().item(0)));
    }

    private static Uni<Boolean> lock(Mutiny.Session session) {
        return session.createNativeQuery("select pg_try_advisory_xact_lock(" + LOCK + ")", Boolean.class)
                .getSingleResult();
    }

    private static Uni<Integer> sendNext(
            Mutiny.Session session, int limit, Function<List<PendingEvent>, Uni<Void>> send) {
        return session.createSelectionQuery("from OutboxRow order by position", OutboxRow.class)
                .setMaxResults(limit)
                .getResultList()
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(0)
                        : send.apply(rows.stream().map(OutboxRow::toPending).toList())
                                .chain(() -> forget(session, rows)));
    }

    private static Uni<Integer> forget(Mutiny.Session session, List<OutboxRow> rows) {
        return session.createMutationQuery("delete from OutboxRow where position in (:sent)")
                .setParameter("sent", rows.stream().map(row -> row.position).toList())
                .executeUpdate()
                .replaceWith(rows.size());
    }
}
