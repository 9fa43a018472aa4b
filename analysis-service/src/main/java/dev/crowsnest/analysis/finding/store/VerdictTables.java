package dev.crowsnest.analysis.finding.store;

import dev.crowsnest.analysis.copy.CopyRows;
import dev.crowsnest.analysis.finding.StoredSubject;
import dev.crowsnest.analysis.finding.VerdictChange;
import dev.crowsnest.analysis.finding.VerdictChange.FindingChange;
import dev.crowsnest.analysis.finding.VerdictStore;
import dev.crowsnest.analysis.retention.Batches;
import dev.crowsnest.analyzer.match.Finding;
import dev.crowsnest.analyzer.match.SubjectVerdict;
import dev.crowsnest.analyzer.match.Undecided;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The tables {@code finding} and {@code undecided}, and what changed in them. */
@ApplicationScoped
class VerdictTables implements VerdictStore {

    private static final String CHANGE_COLUMNS =
            "finding_change (change, subject, vulnerability, old_severity, old_fixable, new_severity, new_fixable)";

    private final Jdbi jdbi;

    VerdictTables(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Map<Integer, SubjectVerdict> of(Collection<StoredSubject> subjects) {
        Object[] keys = subjects.stream().map(StoredSubject::key).toArray();
        return jdbi.withHandle(handle -> {
            Map<Integer, List<Finding>> findings = FindingRow.find(handle, keys);
            Map<Integer, List<Undecided>> undecided = UndecidedRow.find(handle, keys);
            Map<Integer, SubjectVerdict> verdicts = new TreeMap<>();
            for (StoredSubject subject : subjects) {
                int key = subject.key();
                verdicts.put(
                        key,
                        new SubjectVerdict(
                                subject.subject(),
                                findings.getOrDefault(key, List.of()),
                                undecided.getOrDefault(key, List.of())));
            }
            return verdicts;
        });
    }

    @Override
    public void add(Map<Integer, SubjectVerdict> verdicts) {
        jdbi.useHandle(handle -> {
            List<Finding> all = verdicts.values().stream()
                    .flatMap(verdict -> verdict.findings().stream())
                    .toList();
            VulnerabilityKeys vulnerabilities = VulnerabilityKeys.of(handle, all, List.of());
            EvidenceKeys evidence = EvidenceKeys.of(handle, all);
            var findings = new CopyRows();
            var undecided = new CopyRows();
            verdicts.forEach((subject, verdict) -> {
                for (Finding finding : verdict.findings()) {
                    int vulnerability =
                            vulnerabilities.of(finding.vulnerability().id());
                    FindingRow.add(findings, subject, vulnerability, evidence.of(finding), finding);
                }
                verdict.undecided().forEach(open -> UndecidedRow.add(undecided, subject, open));
            });
            BulkCopy.into(FindingRow.COLUMNS, handle, findings);
            BulkCopy.into(UndecidedRow.COLUMNS, handle, undecided);
        });
    }

    @Override
    public long nextChange() {
        return jdbi.withHandle(handle -> {
            // What the planner knows of these tables may be that they are empty, as before the first advisories.
            handle.execute("set local enable_seqscan = off");
            return handle.createQuery(
                            "insert into untold_change (change) values (nextval('finding_change_number')) returning change")
                    .mapTo(Long.class)
                    .one();
        });
    }

    @Override
    public void apply(long change, List<VerdictChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            List<FindingChange> findings =
                    changes.stream().flatMap(one -> one.findings().stream()).toList();
            List<Finding> written = findings.stream()
                    .map(FindingChange::after)
                    .filter(Objects::nonNull)
                    .toList();
            VulnerabilityKeys vulnerabilities = VulnerabilityKeys.of(
                    handle,
                    written,
                    findings.stream()
                            .map(FindingChange::vulnerability)
                            .distinct()
                            .toList());
            record(handle, change, findings, vulnerabilities);
            removeHeld(handle, findings, vulnerabilities);
            write(handle, findings, vulnerabilities, EvidenceKeys.of(handle, written));
            replaceUndecided(
                    handle,
                    changes.stream().filter(VerdictChange::movesUndecided).toList());
        });
    }

    @Override
    public int forgetChanges(Duration age, int most) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                        Batches.deletion("finding_change", "changed_at < now() - make_interval(secs => :age)"))
                .bind("age", age.toSeconds())
                .bind("most", most)
                .execute());
    }

    @Override
    public List<Integer> unusedEvidence(int most) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select key from evidence
                        where not exists (select from finding where finding.evidence = evidence.key)
                        limit :most
                        """).bind("most", most).mapTo(Integer.class).list());
    }

    @Override
    public int forgetEvidence(Collection<Integer> keys) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        delete from evidence where key = any(:keys)
                            and not exists (select from finding where finding.evidence = evidence.key)
                        """)
                .bindArray("keys", Integer.class, keys.toArray())
                .execute());
    }

    private static void record(
            Handle handle, long change, List<FindingChange> findings, VulnerabilityKeys vulnerabilities) {
        var rows = new CopyRows();
        for (FindingChange one : findings) {
            if (one.isCounted()) {
                Finding before = one.before();
                Finding after = one.after();
                rows.add(change)
                        .add(one.subject())
                        .add(vulnerabilities.of(one.vulnerability()))
                        .add(severity(before))
                        .add(isFixable(before))
                        .add(severity(after))
                        .add(isFixable(after))
                        .endRow();
            }
        }
        BulkCopy.into(CHANGE_COLUMNS, handle, rows);
    }

    private static @Nullable Integer severity(@Nullable Finding finding) {
        return finding == null ? null : finding.severity().ordinal();
    }

    private static boolean isFixable(@Nullable Finding finding) {
        return finding != null && finding.fixed() != null;
    }

    private static void removeHeld(Handle handle, List<FindingChange> findings, VulnerabilityKeys vulnerabilities) {
        List<FindingChange> held =
                findings.stream().filter(one -> one.before() != null).toList();
        handle.createUpdate("""
                        delete from finding f using unnest(:subjects, :vulnerabilities) as gone(subject, vulnerability)
                        where f.subject = gone.subject and f.vulnerability = gone.vulnerability
                        """)
                .bindArray(
                        "subjects",
                        Integer.class,
                        held.stream().map(FindingChange::subject).toArray())
                .bindArray(
                        "vulnerabilities",
                        Integer.class,
                        held.stream()
                                .map(one -> vulnerabilities.of(one.vulnerability()))
                                .toArray())
                .execute();
    }

    private static void write(
            Handle handle, List<FindingChange> findings, VulnerabilityKeys vulnerabilities, EvidenceKeys evidence) {
        var rows = new CopyRows();
        for (FindingChange one : findings) {
            Finding after = one.after();
            if (after != null) {
                FindingRow.add(rows, one.subject(), vulnerabilities.of(one.vulnerability()), evidence.of(after), after);
            }
        }
        BulkCopy.into(FindingRow.COLUMNS, handle, rows);
    }

    private static void replaceUndecided(Handle handle, List<VerdictChange> changes) {
        handle.createUpdate("delete from undecided where subject = any(:subjects)")
                .bindArray(
                        "subjects",
                        Integer.class,
                        changes.stream().map(VerdictChange::subject).toArray())
                .execute();
        var rows = new CopyRows();
        changes.forEach(one -> one.after().undecided().forEach(open -> UndecidedRow.add(rows, one.subject(), open)));
        BulkCopy.into(UndecidedRow.COLUMNS, handle, rows);
    }
}
