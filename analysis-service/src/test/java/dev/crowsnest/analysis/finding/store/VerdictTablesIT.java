package dev.crowsnest.analysis.finding.store;

import dev.crowsnest.analysis.SchemaDatabase;
import dev.crowsnest.analysis.finding.StoredSubject;
import dev.crowsnest.analyzer.advisory.FixState;
import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.advisory.Vulnerability;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.match.Finding;
import dev.crowsnest.analyzer.match.MatchEvidence;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.SubjectVerdict;
import dev.crowsnest.analyzer.match.Undecided;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictTablesIT {

    /** All that could be taken for an end, a separator, a quote or an absence on the way into a table. */
    private static final String HOSTILE = "a\\b\tc\nd\re\"f,g{h}i\\N 'j' NULL \\.";

    private final Jdbi jdbi = SchemaDatabase.open("verdict_tables");
    private final VerdictTables tables = new VerdictTables(jdbi);

    @Test
    void readsBackTextOfStrangersAsItWas() {
        MatchSubject subject =
                new MatchSubject(new Stream("npm"), "left", "1", null, null, PackageRecord.Origin.UNSTATED);
        var verdict = new SubjectVerdict(
                subject,
                List.of(
                        finding("CVE-2099-1", HOSTILE, FixState.FIXED, HOSTILE),
                        finding("CVE-2099-2", null, FixState.WONT_FIX, ""),
                        finding("CVE-2099-3", "", FixState.FIXED, "\\"),
                        finding("CVE-2099-4", null, FixState.UNKNOWN, "NULL")),
                List.of(new Undecided("GHSA-1", HOSTILE, HOSTILE)));
        var stored = new StoredSubject(subjectKey(), subject);

        tables.add(Map.of(stored.key(), verdict));

        assertThat(tables.of(List.of(stored))).containsEntry(stored.key(), verdict);
    }

    @Test
    void forgetsOldChangesAFewAtATime() {
        int subject = subjectKey();
        jdbi.useHandle(handle -> {
            handle.execute("insert into vulnerability (id) values ('CVE-2098-1') on conflict do nothing");
            handle.execute("""
                    insert into finding_change (change, changed_at, subject, vulnerability, old_fixable, new_fixable)
                    select -i, now() - interval '1 day' * case i when 5 then 1 else 400 end, ?, key, false, false
                    from vulnerability, generate_series(1, 5) i where id = 'CVE-2098-1'""", subject);
        });

        assertThat(tables.forgetChanges(Duration.ofDays(396), 3)).isEqualTo(3);
        assertThat(tables.forgetChanges(Duration.ofDays(396), 3)).isEqualTo(1);
        assertThat(tables.forgetChanges(Duration.ofDays(396), 3)).isZero();
    }

    private static Finding finding(String id, @Nullable String fixed, FixState state, String text) {
        return new Finding(
                new Vulnerability(id, text.isEmpty() ? List.of() : List.of(text, "GHSA-2")),
                Severity.HIGH,
                fixed,
                state,
                new MatchEvidence(id, text, text, text, text, text));
    }

    private int subjectKey() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        insert into match_subject (identity, stream, name, version) values (:identity, 'npm', 'left', '1')
                        returning key
                        """)
                .bind("identity", UUID.randomUUID())
                .mapTo(Integer.class)
                .one());
    }
}
