package dev.crowsnest.integration.image.store;

import dev.crowsnest.integration.image.ImageState;
import dev.crowsnest.integration.image.InventoryTally;
import dev.crowsnest.integration.image.SeverityCounts;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Counts all images in one pass. */
@ApplicationScoped
class TallyTable {

    private static final String TALLY = """
            select state, count(*), count(*) filter (where state = 'WAITING' and requested_at < :unanswered),
                   coalesce(sum(critical) filter (where tagged), 0), coalesce(sum(high) filter (where tagged), 0),
                   coalesce(sum(medium) filter (where tagged), 0), coalesce(sum(low) filter (where tagged), 0),
                   coalesce(sum(unspecified) filter (where tagged), 0),
                   count(*) filter (where tagged and critical > 0),
                   count(*) filter (where tagged and critical + high > 0),
                   count(*) filter (where tagged and critical + high + medium > 0),
                   count(*) filter (where tagged and critical + high + medium + low > 0),
                   count(*) filter (where tagged and critical + high + medium + low + unspecified > 0)
            from (select i.state, i.requested_at, i.critical, i.high, i.medium, i.low, i.unspecified,
                         exists (select 1 from image_tag t
                                 where t.repository_id = i.repository_id and t.digest = i.digest) as tagged
                  from image i where i.state <> 'DELETED') counted
            where tagged or state in ('WAITING', 'QUEUED', 'RUNNING', 'RETRYING', 'FAILED')
            group by state""";

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
