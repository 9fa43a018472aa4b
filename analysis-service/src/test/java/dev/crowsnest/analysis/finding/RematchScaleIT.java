package dev.crowsnest.analysis.finding;

import dev.crowsnest.analysis.advisory.AdvisoryDesk;
import dev.crowsnest.analysis.advisory.Exports;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A changed advisory is applied to many images; what is held to is the plan, which no clock decides. */
@QuarkusTest
class RematchScaleIT {

    private static final int IMAGES = 400;
    private static final int PACKAGES = 300;
    private static final int ROUNDS = 3;

    @Inject
    SubjectMatching matching;

    @Inject
    AdvisoryDesk desk;

    @Inject
    Jdbi jdbi;

    @Inject
    AgroalDataSource dataSource;

    @TempDir
    Path directory;

    @AfterEach
    void forgetTheFleet() {
        StoredImages.forgetAll(jdbi, "fleet-");
        desk.returnToStarterSet();
    }

    @Test
    void appliesAChangedAdvisoryWithoutReadingAllImages() throws Exception {
        var exports = new Exports(directory);
        ImageFleet.addAdvisories(exports);
        desk.sync(exports.npm("FLEET-CHANGES", ImageFleet.EVERYWHERE, "1.3.0", Exports.LOW)
                .write());
        new ImageFleet(IMAGES, PACKAGES).store(jdbi, matching);
        jdbi.useHandle(handle -> handle.execute("analyze"));
        Map<String, Long> scansBefore = scans();

        for (int round = 0; round < ROUNDS; round++) {
            boolean isCritical = round % 2 == 0;
            exports.npm(
                            "FLEET-CHANGES",
                            ImageFleet.EVERYWHERE,
                            isCritical ? "1.4.0" : "1.3.0",
                            isCritical ? Exports.CRITICAL : Exports.LOW)
                    .write();
            desk.sync(exports.address());
        }
        Map<String, Long> scansAfter = scans();

        // Each version below 1.4.0 is in a fifth of the images.
        assertThat(imagesWithCritical()).isEqualTo(IMAGES * 4 / 5);
        assertThat(scansAfter).isEqualTo(scansBefore);
    }

    private int imagesWithCritical() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select count(distinct s.image)
                        from finding f join vulnerability v on v.key = f.vulnerability and v.id = 'FLEET-CHANGES'
                        join image_subjects s on s.subjects @> array[f.subject]
                        join image_findings c on c.image = s.image and c.critical > 0
                        where f.severity = 0
                        """).mapTo(Integer.class).one());
    }

    /** Sequential scans so far of the tables that grow with images and advisories. */
    private Map<String, Long> scans() {
        tellStatistics();
        Map<String, Long> scans = new TreeMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select relname, seq_scan from pg_stat_user_tables
                        where relname in ('image_subjects', 'match_subject', 'finding', 'image_findings',
                                          'advisory_package', 'advisory_name')
                        """)
                .map((row, context) -> Map.entry(row.getString("relname"), row.getLong("seq_scan")))
                .forEach(one -> scans.put(one.getKey(), one.getValue())));
        return scans;
    }

    /** A session of PostgreSQL tells what it did some seconds later, or when it ends. */
    private void tellStatistics() {
        String now = jdbi.withHandle(handle -> handle.createQuery("select clock_timestamp()::text")
                .mapTo(String.class)
                .one());
        dataSource.flush(AgroalDataSource.FlushMode.GRACEFUL);
        Awaitility.await("the end of all sessions of before")
                .atMost(Duration.ofSeconds(30))
                .until(() -> jdbi.withHandle(handle -> handle.createQuery("""
                                        select count(*) from pg_stat_activity
                                        where datname = current_database() and backend_start < :now::timestamptz
                                        """)
                                .bind("now", now)
                                .mapTo(Integer.class)
                                .one())
                        == 0);
    }
}
