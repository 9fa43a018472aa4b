package dev.crowsnest.local.scale;

import dev.crowsnest.local.database.DatabaseAddress;
import java.sql.DriverManager;
import java.sql.SQLException;

/** When jobs ended, as their table tells. */
record JobTimes(DatabaseAddress database) {

    private static final String SUCCEEDED =
            "select count(*) from analysis_job where state = 'SUCCEEDED' and repository = ?";

    /** Without the first and the last twentieth, when not all workers have something to do. */
    private static final String PER_SECOND = """
            select count(*) / extract(epoch from max(finished_at) - min(finished_at))
            from (select finished_at, percent_rank() over (order by finished_at) as rank
                  from analysis_job where state = 'SUCCEEDED' and repository = ?) ended
            where rank between 0.05 and 0.95""";

    int succeeded(String repository) {
        return (int) number(SUCCEEDED, repository);
    }

    double perSecond(String repository) {
        return number(PER_SECOND, repository);
    }

    private double number(String sql, String repository) {
        try (var connection = DriverManager.getConnection(
                        database.jdbcUrl("analysis"), database.user(), database.password());
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, repository);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getDouble(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the jobs", e);
        }
    }
}
