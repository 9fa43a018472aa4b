package dev.crowsnest.integration.deadletter.store;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.deadletter.DeadLetter;
import dev.crowsnest.integration.deadletter.DeadLetterStore;
import dev.crowsnest.integration.deadletter.DeadRecord;
import dev.crowsnest.integration.retention.Batches;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code dead_letter}. */
@ApplicationScoped
class DeadLetterTable implements PanacheRepositoryBase<DeadLetterRow, Long>, DeadLetterStore {

    private static final String KEEP = """
            insert into dead_letter (topic, partition, position, record_key, payload, headers, type, reason, found_by, died_at)
            values (:topic, :partition, :position, cast(:key as text), cast(:payload as bytea), :headers, cast(:type as text),
                    :reason, :foundBy, :diedAt)
            on conflict (topic, partition, position) do nothing""";

    private static final String FORGET = Batches.deletion("dead_letter", "died_at < :then");

    @Override
    public Uni<Void> keep(DeadRecord record) {
        return getSession()
                .chain(session -> session.createNativeQuery(KEEP)
                        .setParameter("topic", record.topic())
                        .setParameter("partition", record.partition())
                        .setParameter("position", record.position())
                        .setParameter("key", record.key())
                        .setParameter("payload", record.payload())
                        .setParameter("headers", HeaderLines.of(record.headers()))
                        .setParameter("type", record.death().type())
                        .setParameter("reason", record.death().reason())
                        .setParameter("foundBy", record.death().foundBy())
                        .setParameter("diedAt", record.death().at())
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<Page<DeadLetter>> waiting(PageRequest page) {
        return find("replayedAt is null and id < ?1 order by id desc", before(page.after()))
                .page(0, page.fetch())
                .list()
                .map(rows -> Page.of(rows, page, row -> Long.toString(row.id)).map(DeadLetterRow::toLetter));
    }

    @Override
    public Uni<Long> countWaiting() {
        return count("replayedAt is null");
    }

    @Override
    public Uni<List<Long>> waitingIds(String topic, int limit) {
        return find("replayedAt is null and topic = ?1 order by id", topic)
                .page(0, limit)
                .list()
                .map(rows -> rows.stream().map(row -> row.id).toList());
    }

    @Override
    public Uni<Optional<DeadRecord>> lockWaiting(long id) {
        return find("id = ?1 and replayedAt is null", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(DeadLetterRow::toRecord));
    }

    @Override
    public Uni<Boolean> isKnown(long id) {
        return count("id", id).map(count -> count > 0);
    }

    @Override
    public Uni<Void> replayed(long id, DeadLetter.Replay replay) {
        return update("replayedAt = ?1, replayedBy = ?2 where id = ?3", replay.at(), replay.by(), id)
                .replaceWithVoid();
    }

    @Override
    public Uni<Integer> forgetBefore(Instant then, int most) {
        return getSession()
                .chain(session -> session.createNativeQuery(FORGET)
                        .setParameter("then", then)
                        .setParameter("most", most)
                        .executeUpdate());
    }

    private static long before(@Nullable String cursor) {
        try {
            return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Refusal.invalid("list", "cursor", "it is none that this service gave out");
        }
    }
}
