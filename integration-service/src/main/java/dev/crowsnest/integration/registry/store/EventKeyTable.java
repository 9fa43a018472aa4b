package dev.crowsnest.integration.registry.store;

import dev.crowsnest.integration.registry.EventKeyStore;
import dev.crowsnest.integration.registry.OtherKeys;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Hashes of keys that are taken beside the present ones. */
@ApplicationScoped
class EventKeyTable implements EventKeyStore {

    private static final String OFFER = """
            insert into event_key (integration_id, hash, added_at) values (:id, :hash, :now)""";

    private static final String OFFERED = """
            select max(added_at) from event_key where integration_id = :id and not former""";

    private static final String WITHDRAW = "delete from event_key where integration_id = :id and hash = :hash";

    private static final String KEEP_PRESENT = """
            insert into event_key (integration_id, hash, added_at)
            select id, api_key_hash, created_at from integration where id = :id and api_key_hash is not null
            on conflict (integration_id, hash) do nothing""";

    private static final String PROMOTE = "update integration set api_key_hash = :hash where id = :id";

    private static final String FORMER = "update event_key set former = true where integration_id = :id";

    private static final String END = """
            update event_key set ends_at = :end where integration_id = :id and ends_at is null""";

    private static final String END_FORMER = """
            delete from event_key where integration_id = :id and former""";

    private static final String ENDED = """
            select distinct integration_id from event_key where ends_at <= :now""";

    private static final String REMOVE_ENDED = """
            delete from event_key where integration_id = :id and ends_at <= :now""";

    // One that does not end by itself ends later than any that does.
    private static final String OTHERS = """
            select integration_id, count(*), case when bool_and(ends_at is not null) then max(ends_at) end
            from event_key where integration_id in (:ids) group by integration_id""";

    @Override
    public Uni<Void> offer(UUID integration, byte[] hash, Instant now) {
        return change(OFFER, Map.of("id", integration, "hash", hash, "now", now))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Instant>> offeredAt(UUID integration) {
        return session()
                .chain(session -> session.createNativeQuery(OFFERED, Instant.class)
                        .setParameter("id", integration)
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    @Override
    public Uni<Void> withdraw(UUID integration, byte[] hash) {
        return change(WITHDRAW, Map.of("id", integration, "hash", hash)).replaceWithVoid();
    }

    @Override
    public Uni<Void> promote(UUID integration, byte[] hash, Optional<Instant> othersEnd) {
        return change(KEEP_PRESENT, Map.of("id", integration))
                .chain(() -> change(PROMOTE, Map.of("id", integration, "hash", hash)))
                .chain(() -> withdraw(integration, hash))
                .chain(() -> change(FORMER, Map.of("id", integration)))
                .chain(() -> othersEnd
                        .map(end -> change(END, Map.of("id", integration, "end", end)))
                        .orElseGet(() -> Uni.createFrom().item(0)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> endFormer(UUID integration) {
        return change(END_FORMER, Map.of("id", integration)).map(ended -> ended > 0);
    }

    @Override
    public Uni<List<UUID>> withEnded(Instant now) {
        return session()
                .chain(session -> session.createNativeQuery(ENDED, UUID.class)
                        .setParameter("now", now)
                        .getResultList());
    }

    @Override
    public Uni<Void> removeEnded(UUID integration, Instant now) {
        return change(REMOVE_ENDED, Map.of("id", integration, "now", now)).replaceWithVoid();
    }

    @Override
    public Uni<Map<UUID, OtherKeys>> others(Collection<UUID> integrations) {
        if (integrations.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session()
                .chain(session -> session.createNativeQuery(OTHERS, Object[].class)
                        .setParameter("ids", integrations)
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], EventKeyTable::others)));
    }

    private static OtherKeys others(Object[] row) {
        return new OtherKeys(
                ((Number) row[1]).intValue(), row[2] == null ? null : ((OffsetDateTime) row[2]).toInstant());
    }

    private static Uni<Integer> change(String sql, Map<String, Object> parameters) {
        return session().chain(session -> {
            var query = session.createNativeQuery(sql);
            parameters.forEach(query::setParameter);
            return query.executeUpdate();
        });
    }

    private static Uni<Mutiny.Session> session() {
        return Panache.getSession();
    }
}
