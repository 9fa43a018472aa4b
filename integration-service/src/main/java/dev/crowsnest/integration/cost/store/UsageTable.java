package dev.crowsnest.integration.cost.store;

import dev.crowsnest.integration.cost.Traffic;
import dev.crowsnest.integration.cost.Usage;
import dev.crowsnest.integration.cost.UsageStore;
import dev.crowsnest.integration.retention.Batches;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/** The table {@code registry_usage}. */
@ApplicationScoped
class UsageTable implements UsageStore {

    private static final int SLOTS = 16;

    private static final String COUNT = """
            insert into registry_usage (integration_id, day, slot, pushes, bytes_pulled, bytes_saved)
            select id, cast(:day as date), cast(:slot as smallint), cast(:pushes as bigint), cast(:pulled as bigint),
                   cast(:saved as bigint)
            from integration where id = :id and state <> 'REMOVED'
            on conflict (integration_id, day, slot) do update
            set pushes = registry_usage.pushes + excluded.pushes,
                bytes_pulled = registry_usage.bytes_pulled + excluded.bytes_pulled,
                bytes_saved = registry_usage.bytes_saved + excluded.bytes_saved""";

    private static final String FORGET = Batches.deletion("registry_usage", "day < :first");

    private static final String SINCE = "select counted_since from integration where id = :id";

    private static final String DAYS = """
            select cast(day as text), cast(sum(pushes) as bigint), cast(sum(bytes_pulled) as bigint), cast(sum(bytes_saved) as bigint)
            from registry_usage where integration_id = :id and day >= :first
            group by day""";

    @Override
    public Uni<Void> count(UUID integration, String spread, LocalDate day, long pushes, Traffic traffic) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(COUNT)
                        .setParameter("id", integration)
                        .setParameter("day", day)
                        .setParameter("slot", Math.floorMod(spread.hashCode(), SLOTS))
                        .setParameter("pushes", pushes)
                        .setParameter("pulled", traffic.pulled())
                        .setParameter("saved", traffic.saved())
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<Usage> of(UUID integration, LocalDate first) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SINCE, Instant.class)
                        .setParameter("id", integration)
                        .getSingleResult()
                        .chain(since -> session.createNativeQuery(DAYS, Object[].class)
                                .setParameter("id", integration)
                                .setParameter("first", first)
                                .getResultList()
                                .map(rows -> usage(since, rows))));
    }

    @Override
    public Uni<Integer> forgetBefore(LocalDate first, int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET)
                        .setParameter("first", first)
                        .setParameter("most", most)
                        .executeUpdate());
    }

    private static Usage usage(Instant since, List<Object[]> rows) {
        var traffic = new TreeMap<LocalDate, Traffic>();
        long pushes = 0;
        for (Object[] row : rows) {
            pushes += number(row[1]);
            traffic.put(LocalDate.parse((String) row[0]), new Traffic(number(row[2]), number(row[3])));
        }
        return new Usage(since, pushes, traffic);
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
