package dev.crowsnest.analysis.outbox.store;

import dev.crowsnest.analysis.outbox.OutboxQueue;
import dev.crowsnest.analysis.outbox.OutgoingFact;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The table {@code outbox}; rows leave it when they are published. */
@ApplicationScoped
class OutboxTable implements OutboxQueue {

    /** Classes of advisory locks, which are numbers only: of keys that are written, and of whoever publishes. */
    private static final int WRITER_LOCKS = 0x0c0ffee1;

    private static final int PUBLISHER_LOCK = 0x0c0ffee2;

    private final Jdbi jdbi;

    OutboxTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public long next(String key) {
        return jdbi.withHandle(handle -> {
            handle.createQuery("select pg_advisory_xact_lock(:class, hashtext(:key))::text")
                    .bind("class", WRITER_LOCKS)
                    .bind("key", key)
                    .mapTo(String.class)
                    .one();
            return handle.createQuery("select nextval('outbox_sequence')")
                    .mapTo(Long.class)
                    .one();
        });
    }

    @Override
    public void add(OutgoingFact fact) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into outbox (sequence, topic, key, type, event_id, payload, created_at, trace_parent)
                        values (:sequence, :topic, :key, :type, :eventId, :payload, :createdAt, :traceParent)
                        """)
                .bind("sequence", fact.sequence())
                .bind("topic", fact.address().topic())
                .bind("key", fact.address().key())
                .bind("type", fact.address().type())
                .bind("eventId", fact.eventId())
                .bind("payload", fact.payload())
                .bind("createdAt", fact.createdAt().atOffset(ZoneOffset.UTC))
                .bind("traceParent", fact.traceParent())
                .execute());
    }

    @Override
    public boolean becomePublisher() {
        return jdbi.withHandle(handle -> {
            // A process that is stopped in here holds the lock and an open connection; only the server can end that.
            handle.execute("set local idle_in_transaction_session_timeout = '20s'");
            return handle.createQuery("select pg_try_advisory_xact_lock(:lock)")
                    .bind("lock", PUBLISHER_LOCK)
                    .mapTo(Boolean.class)
                    .one();
        });
    }

    @Override
    public List<OutgoingFact> oldest(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from outbox order by sequence limit :limit")
                .bind("limit", limit)
                .map((row, context) -> fact(row))
                .list());
    }

    @Override
    public void remove(List<OutgoingFact> published) {
        Long[] sequences = published.stream().map(OutgoingFact::sequence).toArray(Long[]::new);
        jdbi.useHandle(handle -> handle.createUpdate("delete from outbox where sequence = any(:sequences)")
                .bindArray("sequences", Long.class, (Object[]) sequences)
                .execute());
    }

    private static OutgoingFact fact(ResultSet row) throws SQLException {
        var address = new OutgoingFact.Address(row.getString("topic"), row.getString("key"), row.getString("type"));
        return new OutgoingFact(
                row.getLong("sequence"),
                address,
                row.getObject("event_id", UUID.class),
                row.getBytes("payload"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("trace_parent"));
    }
}
