package dev.crowsnest.analysis.finding.store;

import dev.crowsnest.analyzer.advisory.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A severity as its number: the worst is the smallest. */
final class StoredSeverity {

    private static final Severity[] SEVERITIES = Severity.values();

    private StoredSeverity() {}

    /** What a column holds; absent where it is null. */
    static @Nullable Severity nullable(ResultSet row, String column) throws SQLException {
        int stored = row.getInt(column);
        return row.wasNull() ? null : SEVERITIES[stored];
    }
}
