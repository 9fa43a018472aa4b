package dev.crowsnest.analysis.advisory;

import dev.crowsnest.analysis.finding.StoredImages;
import dev.crowsnest.analysis.finding.SubjectMatching;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.match.MatchSubject;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whoever brings advisories up to date dies in the middle, as by kill -9; the next one ends where an undisturbed one would have. */
@QuarkusTest
class KilledSyncIT {

    private static final int RECORDS = 2_500;
    private static final String NAME = "killed-sync-";

    /** Every table that a synchronisation writes, by what does not differ from run to run. */
    private static final Map<String, String> ROWS = Map.of(
            "advisory", "select export, id, fingerprint::text, linking, md5(content) from advisory",
            "package",
                    "select a.export, a.id, p.lookup, p.stream, p.name from advisory_package p join advisory a on a.key = p.advisory",
            "name", "select a.export, a.id, n.id as name from advisory_name n join advisory a on a.key = n.advisory",
            "export", "select name, advisories, starter, watermark::text, archive_seal from advisory_export",
            "finding", """
                    select s.identity::text, v.id, f.severity, f.fixed, e.aliases::text, e.advisory, e.version_range
                    from finding f join match_subject s on s.key = f.subject join vulnerability v on v.key = f.vulnerability
                    join evidence e on e.key = f.evidence
                    """,
            "count", """
                    select i.digest, c.critical, c.high, c.medium, c.low, c.unspecified, c.fixable, c.undecided
                    from image_findings c join image i on i.id = c.image
                    """);

    @Inject
    AdvisoryDesk desk;

    @Inject
    AdvisorySync sync;

    @Inject
    AdvisoryArchive archive;

    @Inject
    AdvisoryCatalogue catalogue;

    @Inject
    AdvisoryChangeListener rematching;

    @Inject
    SubjectMatching matching;

    @Inject
    Jdbi jdbi;

    @TempDir
    Path directory;

    @AfterEach
    void returnToStarterSet() {
        StoredImages.forgetAll(jdbi, "killed-sync-");
        desk.returnToStarterSet();
    }

    @Test
    void leavesAStateThatTheNextStartCompletes() {
        List<MatchSubject> subjects = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            subjects.add(StoredImages.npm(NAME + i, "1.0.0"));
        }
        matching.matchImage(StoredImages.add(jdbi), subjects);
        URI address = exports();
        Map<String, List<String>> before = rows();

        assertThatThrownBy(() -> desk.sync(address, this::dieAfterTheRematch))
                .isInstanceOf(QuarkusTransactionException.class);
        assertThat(rows().get("finding")).isEqualTo(before.get("finding"));
        assertThat(rows().get("count")).isEqualTo(before.get("count"));
        assertThat(desk.sync(address)).isTrue();
        Map<String, List<String>> completed = rows();

        desk.returnToStarterSet();
        assertThat(rows().get("finding")).isEqualTo(before.get("finding"));
        assertThat(desk.sync(address)).isTrue();
        assertThat(completed).isEqualTo(rows());
        assertThat(completed.get("finding")).hasSizeGreaterThanOrEqualTo(RECORDS);
    }

    @Test
    void goesOnWithTheFirstAddressWhereOneWhoDiedLeftIt() {
        var exports = new Exports(directory)
                .npm("KILLED-1", NAME + "first", "2.0.0", "")
                .put("PyPI", "PYSEC-1", Exports.record("PyPI", "PYSEC-1", NAME + "second", "2", ""));
        URI address = exports.write();
        var applied = new AtomicInteger();
        assertThatThrownBy(() -> desk.sync(address, concerned -> {
                    if (applied.incrementAndGet() == 2) {
                        throw new IllegalStateException("killed");
                    }
                }))
                .hasMessageContaining("killed");
        assertThat(catalogue.edition().synced())
                .as("the address was not read to its end")
                .isNull();
        assertThat(catalogue.edition().name()).isEqualTo(address + " (not yet read to the end)");

        Awaitility.await("the turn of the next start").until(() -> {
            new SyncSchedule(sync, archive, new OnlyAddress(address), Clock.systemUTC()).run();
            return catalogue.edition().synced() != null;
        });

        var held = catalogue.consult(List.of());
        assertThat(held.about(new Stream("npm"), NAME + "first")).hasSize(1);
        assertThat(held.about(new Stream("PyPI"), NAME + "second")).hasSize(1);
        assertThat(catalogue.edition().advisories()).isEqualTo(2);
    }

    /** All else as it is by default. */
    private record OnlyAddress(URI only) implements AdvisoryConfig {

        @Override
        public Optional<URI> address() {
            return Optional.of(only);
        }

        @Override
        public Optional<List<String>> ecosystems() {
            return Optional.empty();
        }

        @Override
        public Duration interval() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration retryAfter() {
            return Duration.ofMinutes(2);
        }

        @Override
        public long cachedBytes() {
            return 1 << 20;
        }
    }

    /** Two thousand and more records, so that all is judged and counted anew. */
    private URI exports() {
        var exports = new Exports(directory);
        for (int i = 0; i < RECORDS; i++) {
            exports.npm("KILLED-" + i, NAME + i, "2.0.0", i % 2 == 0 ? Exports.CRITICAL : Exports.LOW);
        }
        return exports.write();
    }

    /** The server takes the end of its client's connection, whoever ended it, for the end of the transaction. */
    private void dieAfterTheRematch(ConcernedNames concerned) {
        rematching.changed(concerned);
        int own = jdbi.withHandle(handle -> handle.createQuery("select pg_backend_pid()")
                .mapTo(Integer.class)
                .one());
        CompletableFuture.runAsync(
                        () -> jdbi.useHandle(handle -> handle.createQuery("select pg_terminate_backend(:own)")
                                .bind("own", own)
                                .mapTo(Boolean.class)
                                .one()))
                .join();
    }

    private Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new HashMap<>();
        ROWS.forEach((table, query) -> rows.put(
                table,
                jdbi.withHandle(handle -> handle.createQuery("select t::text from (" + query + ") t order by 1")
                        .mapTo(String.class)
                        .list())));
        return rows;
    }
}
