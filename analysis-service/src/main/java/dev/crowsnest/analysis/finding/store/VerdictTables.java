package dev.crowsnest.analysis.finding.store;

import dev.crowsnest.analysis.finding.StoredSubject;
import dev.crowsnest.analysis.finding.VerdictChange;
import dev.crowsnest.analysis.finding.VerdictChange.FindingChange;
import dev.crowsnest.analysis.finding.VerdictStore;
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
import org.jdbi.v3.core.statement.PreparedBatch;

/** The tables {@code finding} and {@code undecided}, and what changed in them. */
@ApplicationScoped
class VerdictTables implements VerdictStore {

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
            PreparedBatch batch = FindingRow.writing(handle);
            verdicts.forEach((subject, verdict) -> verdict.findings()
                    .forEach(finding -> FindingRow.add(
                            batch,
                            subject,
                            vulnerabilities.of(finding.vulnerability().id()),
                            finding)));
            executeUnlessEmpty(batch);
            PreparedBatch open = UndecidedRow.writing(handle);
            verdicts.forEach((subject, verdict) ->
                    verdict.undecided().forEach(undecided -> UndecidedRow.add(open, subject, undecided)));
            executeUnlessEmpty(open);
        });
    }

    @Override
    public long nextChange() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "insert into untold_change (change) values (nextval('finding_change_number')) returning change")
                .mapTo(Long.class)
                .one());
    }

    @Override
    public void apply(long change, List<VerdictChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            List<FindingChange> findings =
                    changes.stream().flatMap(one -> one.findings().stream()).toList();
            VulnerabilityKeys vulnerabilities = vulnerabilities(handle, findings);
            record(handle, change, findings, vulnerabilities);
            write(handle, findings, vulnerabilities);
            replaceUndecided(
                    handle,
                    changes.stream().filter(VerdictChange::movesUndecided).toList());
        });
    }

    @Override
    public int forgetChanges(Duration age) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                        "delete from finding_change where changed_at < now() - make_interval(secs => :age)")
                .bind("age", age.toSeconds())
                .execute());
    }

    private static VulnerabilityKeys vulnerabilities(Handle handle, List<FindingChange> changes) {
        List<Finding> written = changes.stream()
                .map(FindingChange::after)
                .filter(Objects::nonNull)
                .toList();
        return VulnerabilityKeys.of(
                handle,
                written,
                changes.stream().map(FindingChange::vulnerability).distinct().toList());
    }

    private static void record(
            Handle handle, long change, List<FindingChange> findings, VulnerabilityKeys vulnerabilities) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into finding_change (change, changed_at, subject, vulnerability,
                                            old_severity, old_fixable, new_severity, new_fixable)
                values (:change, now(), :subject, :vulnerability, :oldSeverity, :oldFixable, :newSeverity, :newFixable)
                """);
        for (FindingChange one : findings) {
            if (one.isCounted()) {
                Finding before = one.before();
                Finding after = one.after();
                batch.bind("change", change)
                        .bind("subject", one.subject())
                        .bind("vulnerability", vulnerabilities.of(one.vulnerability()))
                        .bind(
                                "oldSeverity",
                                before == null ? null : before.severity().ordinal())
                        .bind("oldFixable", before != null && before.fixed() != null)
                        .bind(
                                "newSeverity",
                                after == null ? null : after.severity().ordinal())
                        .bind("newFixable", after != null && after.fixed() != null)
                        .add();
            }
        }
        executeUnlessEmpty(batch);
    }

    private static void write(Handle handle, List<FindingChange> findings, VulnerabilityKeys vulnerabilities) {
        PreparedBatch gone =
                handle.prepareBatch("delete from finding where subject = :subject and vulnerability = :vulnerability");
        PreparedBatch written = FindingRow.writing(handle);
        for (FindingChange one : findings) {
            int vulnerability = vulnerabilities.of(one.vulnerability());
            Finding after = one.after();
            if (after == null) {
                gone.bind("subject", one.subject())
                        .bind("vulnerability", vulnerability)
                        .add();
            } else {
                FindingRow.add(written, one.subject(), vulnerability, after);
            }
        }
        executeUnlessEmpty(gone);
        executeUnlessEmpty(written);
    }

    private static void replaceUndecided(Handle handle, List<VerdictChange> changes) {
        handle.createUpdate("delete from undecided where subject = any(:subjects)")
                .bindArray(
                        "subjects",
                        Integer.class,
                        changes.stream().map(VerdictChange::subject).toArray())
                .execute();
        PreparedBatch batch = UndecidedRow.writing(handle);
        changes.forEach(one -> one.after().undecided().forEach(open -> UndecidedRow.add(batch, one.subject(), open)));
        executeUnlessEmpty(batch);
    }

    private static void executeUnlessEmpty(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
