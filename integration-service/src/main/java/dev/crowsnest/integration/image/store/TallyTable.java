package dev.crowsnest.integration.image.store;

import dev.crowsnest.integration.image.ImageState;
import dev.crowsnest.integration.image.InventoryTally;
import dev.crowsnest.integration.image.SeverityCounts;
import dev.crowsnest.integration.image.StateCounts;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Counts all images. */
@ApplicationScoped
class TallyTable {

    // Two halves, so that what has a tag is found by one join; of a state there may be a row in each.
    private static final String TALLY = """
            select i.state, count(*), count(*) filter (where i.state = 'WAITING' and i.requested_at < :unanswered),
                   sum(i.critical), sum(i.high), sum(i.medium), sum(i.low), sum(i.unspecified),
                   count(*) filter (where i.critical > 0),
                   count(*) filter (where i.critical + i.high > 0),
                   count(*) filter (where i.critical + i.high + i.medium > 0),
                   count(*) filter (where i.critical + i.high + i.medium + i.low > 0),
                   count(*) filter (where i.critical + i.high + i.medium + i.low + i.unspecified > 0)
            from image i
            where i.state <> 'DELETED'
              and exists (select 1 from image_tag t where t.repository_id = i.repository_id and t.digest = i.digest)
            group by i.state
            union all
            select i.state, count(*), count(*) filter (where i.state = 'WAITING' and i.requested_at < :unanswered),
                   0, 0, 0, 0, 0, 0, 0, 0, 0, 0
            from image i
            where i.state in ('WAITING', 'QUEUED', 'RUNNING', 'RETRYING', 'FAILED')
              and not exists (select 1 from image_tag t where t.repository_id = i.repository_id and t.digest = i.digest)
            group by i.state""";

    private static final String STATES = """
            select i.repositoryId, i.state, count(i)
            from ImageRow i
            where i.repositoryId in :repositories and i.state <> DELETED
              and (i.state in (WAITING, QUEUED, RUNNING, RETRYING, FAILED)
                   or exists (select 1 from TagRow t where t.repositoryId = i.repositoryId and t.digest = i.digest))
            group by i.repositoryId, i.state""";

    private static final String OLDEST =
            "select min(i.requestedAt) from ImageRow i where i.state in (WAITING, QUEUED, RUNNING, RETRYING)";

    private static final int STATE = 0;
    private static final int IMAGES = 1;
    private static final int UNANSWERED = 2;
    private static final int FOUND = 3;
    private static final int AFFECTED = 8;

    Uni<InventoryTally> read(Instant unanswered) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TALLY, Object[].class)
                        .setParameter("unanswered", unanswered)
                        .getResultList())
                .map(rows -> new InventoryTally(
                        rows.stream().map(TallyTable::ofState).toList()));
    }

    Uni<Optional<Instant>> oldest() {
        return Panache.getSession()
                .chain(session ->
                        session.createSelectionQuery(OLDEST, Instant.class).getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    Uni<Map<UUID, StateCounts>> states(Collection<UUID> repositoryIds) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(STATES, Object[].class)
                        .setParameter("repositories", repositoryIds)
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> (UUID) row[0],
                                Collectors.collectingAndThen(
                                        Collectors.toMap(row -> (ImageState) row[1], row -> number(row, 2)),
                                        StateCounts::new))));
    }

    private static InventoryTally.OfState ofState(Object[] row) {
        return new InventoryTally.OfState(
                ImageState.valueOf((String) row[STATE]),
                number(row, IMAGES),
                number(row, UNANSWERED),
                counts(row, FOUND),
                counts(row, AFFECTED));
    }

    private static SeverityCounts counts(Object[] row, int first) {
        return new SeverityCounts(
                number(row, first),
                number(row, first + 1),
                number(row, first + 2),
                number(row, first + 3),
                number(row, first + 4));
    }

    private static int number(Object[] row, int column) {
        return ((Number) row[column]).intValue();
    }
}
