package dev.crowsnest.analysis.finding;

import dev.crowsnest.analysis.advisory.AdvisoryChangeListener;
import dev.crowsnest.analysis.advisory.AdvisoryDesk;
import dev.crowsnest.analysis.advisory.ConcernedNames;
import dev.crowsnest.analysis.advisory.Exports;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** All subjects judged and all images counted at once come to what they come to one by one. */
@QuarkusTest
class WholeRematchIT {

    private static final String FINDINGS = """
            select s.name, s.version, v.id, f.severity, f.fixed, e.aliases::text, e.advisory, e.version_range
            from finding f join match_subject s on s.key = f.subject join vulnerability v on v.key = f.vulnerability
            join evidence e on e.key = f.evidence
            where s.name like 'fleet-%' order by 1, 2, 3
            """;

    private static final String COUNTS = """
            select c.* from image_findings c join image i on i.id = c.image where i.revision = 'test' order by image
            """;

    @Inject
    SubjectMatching matching;

    @Inject
    AdvisoryChangeListener rematching;

    @Inject
    AdvisoryDesk desk;

    @Inject
    Jdbi jdbi;

    @TempDir
    Path directory;

    private List<Map<String, Object>> findings;
    private List<Map<String, Object>> counts;

    @BeforeEach
    void storeAFleet() throws Exception {
        var exports = new Exports(directory);
        ImageFleet.addAdvisories(exports);
        desk.sync(exports.write());
        new ImageFleet(200, 300).store(jdbi, matching);
        findings = rows(FINDINGS);
        counts = rows(COUNTS);
        // Beyond what is searched for, all is judged and counted in one pass.
        assertThat(findings).hasSizeGreaterThan(2_000);
    }

    @AfterEach
    void forgetTheFleet() {
        StoredImages.forgetAll(jdbi, "fleet-");
        desk.returnToStarterSet();
    }

    @Test
    void findsFromNothingWhatWasFoundOneByOne() {
        jdbi.useHandle(handle -> {
            handle.execute(
                    "delete from finding where subject in (select key from match_subject where name like 'fleet-%')");
            handle.execute("update image_findings set critical = 0, low = 0, fixable = 0");
        });

        rematch();

        assertThat(rows(FINDINGS)).isEqualTo(findings);
        assertThat(rows(COUNTS)).isEqualTo(counts);
    }

    @Test
    void takesAwayAndCorrectsWhatIsStoredWrong() {
        jdbi.useHandle(handle -> {
            handle.execute("update finding set severity = 1, fixed = null where vulnerability % 2 = 0");
            handle.execute("""
                    insert into finding (subject, vulnerability, severity, compared_name, compared_version, evidence)
                    select key, (select max(key) from vulnerability), 0, '', '', (select max(key) from evidence)
                    from match_subject where name like 'fleet-%' on conflict do nothing
                    """);
        });

        rematch();

        assertThat(rows(FINDINGS)).isEqualTo(findings);
        assertThat(rows(COUNTS)).isEqualTo(counts);
    }

    @Test
    void writesNothingWhenNothingDiffers() {
        long changes = count("finding_change");

        rematch();

        assertThat(count("finding_change")).isEqualTo(changes);
    }

    private void rematch() {
        QuarkusTransaction.requiringNew().timeout(600).run(() -> rematching.changed(new ConcernedNames.All()));
    }

    private List<Map<String, Object>> rows(String query) {
        return jdbi.withHandle(handle -> handle.createQuery(query).mapToMap().list());
    }

    private long count(String table) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one());
    }
}
