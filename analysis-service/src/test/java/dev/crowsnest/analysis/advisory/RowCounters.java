package dev.crowsnest.analysis.advisory;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;

/** How often rows were written, as PostgreSQL counts: to tell that nothing was. */
@ApplicationScoped
class RowCounters {

    /** Of advisories and of what is found by them; not how feeds stand, which is written at each look. */
    private static final List<String> TABLES = List.of(
            "advisory",
            "advisory_package",
            "advisory_name",
            "advisory_export",
            "incoming_advisory",
            "incoming_advisory_package",
            "incoming_advisory_name",
            "finding",
            "evidence",
            "undecided",
            "finding_change",
            "image_findings",
            "moved_image",
            "vulnerability",
            "vulnerability_name");

    private final Jdbi jdbi;
    private final AgroalDataSource pool;

    RowCounters(Jdbi jdbi, AgroalDataSource pool) {
        this.jdbi = jdbi;
        this.pool = pool;
    }

    /** Rows inserted, updated and deleted so far, by table. A connection tells when it ends, so all that are open are ended. */
    Map<String, List<Long>> read() {
        List<Integer> open = connections();
        Awaitility.await("the end of the connections that wrote")
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    pool.flush(FlushMode.IDLE);
                    return Collections.disjoint(open, connections());
                });
        Map<String, List<Long>> counters = new TreeMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select relname, n_tup_ins, n_tup_upd, n_tup_del from pg_stat_user_tables where relname = any(:tables)
                        """)
                .bindArray("tables", String.class, TABLES.toArray())
                .map((row, context) ->
                        counters.put(row.getString(1), List.of(row.getLong(2), row.getLong(3), row.getLong(4))))
                .list());
        return counters;
    }

    private List<Integer> connections() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select pid from pg_stat_activity where datname = current_database()")
                        .mapTo(Integer.class)
                        .list());
    }
}
