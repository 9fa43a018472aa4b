package dev.crowsnest.analysis.finding.store;

import dev.crowsnest.analysis.copy.CopyRows;
import dev.crowsnest.analyzer.advisory.FixState;
import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.analyzer.advisory.Vulnerability;
import dev.crowsnest.analyzer.match.Finding;
import dev.crowsnest.analyzer.match.MatchEvidence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** A finding as a row. */
final class FindingRow {

    /** The matcher's order; PostgreSQL's collations have another. */
    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(finding -> finding.vulnerability().id());

    private static final Severity[] SEVERITIES = Severity.values();

    /** The table with the columns that {@link #add} fills. */
    static final String COLUMNS = """
            finding (subject, vulnerability, severity, fixed, unfixed, compared_name, compared_version, evidence)
            """;

    /** The numbers of states that the version does not tell. */
    private static final Map<FixState, Integer> UNFIXED = Map.of(FixState.NOT_FIXED, 1, FixState.WONT_FIX, 2);

    private FindingRow() {}

    private static FixState fixState(ResultSet row) throws SQLException {
        if (row.getString("fixed") != null) {
            return FixState.FIXED;
        }
        int stored = row.getInt("unfixed");
        return UNFIXED.entrySet().stream()
                .filter(known -> known.getValue() == stored)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(FixState.UNKNOWN);
    }

    /** The findings of these subjects. */
    static Map<Integer, List<Finding>> find(Handle handle, Object[] subjects) {
        Map<Integer, List<Finding>> findings = new HashMap<>();
        handle.createQuery("""
                        select f.subject, v.id, e.aliases, f.severity, f.fixed, f.unfixed, e.advisory, e.export,
                               f.compared_name, f.compared_version, e.version_range, e.severity_source
                        from finding f
                        join vulnerability v on v.key = f.vulnerability
                        join evidence e on e.key = f.evidence
                        where f.subject = any(:subjects)
                        """)
                .bindArray("subjects", Integer.class, subjects)
                .map((row, context) -> Map.entry(row.getInt("subject"), finding(row)))
                .forEach(found -> findings.computeIfAbsent(found.getKey(), subject -> new ArrayList<>())
                        .add(found.getValue()));
        findings.values().forEach(found -> found.sort(WORST_FIRST));
        return findings;
    }

    private static Finding finding(ResultSet row) throws SQLException {
        List<String> aliases = List.of((String[]) row.getArray("aliases").getArray());
        return new Finding(
                new Vulnerability(row.getString("id"), aliases),
                SEVERITIES[row.getInt("severity")],
                row.getString("fixed"),
                fixState(row),
                new MatchEvidence(
                        row.getString("advisory"),
                        row.getString("export"),
                        row.getString("compared_name"),
                        row.getString("compared_version"),
                        row.getString("version_range"),
                        row.getString("severity_source")));
    }

    static void add(CopyRows rows, int subject, int vulnerability, int evidence, Finding finding) {
        rows.add(subject)
                .add(vulnerability)
                .add(finding.severity().ordinal())
                .add(finding.fixed())
                .add(UNFIXED.get(finding.fixState()))
                .add(finding.evidence().comparedName())
                .add(finding.evidence().comparedVersion())
                .add(evidence)
                .endRow();
    }
}
