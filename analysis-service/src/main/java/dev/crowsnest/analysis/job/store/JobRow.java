package dev.crowsnest.analysis.job.store;

import dev.crowsnest.analysis.job.ImagePlace;
import dev.crowsnest.analysis.job.Job;
import dev.crowsnest.analysis.job.JobCause;
import dev.crowsnest.analysis.job.JobPriority;
import dev.crowsnest.analysis.job.JobRequest;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.oci.Platform;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a job from its row. */
final class JobRow implements RowMapper<Job> {

    @Override
    public Job map(ResultSet row, StatementContext context) throws SQLException {
        var lease = new Job.Lease(row.getLong("id"), row.getInt("attempt"));
        var request = new JobRequest(
                subject(row),
                new JobRequest.Access(row.getString("role_arn"), row.getString("external_id")),
                JobPriority.valueOf(row.getString("priority")),
                platforms(row),
                row.getObject("queued_at", OffsetDateTime.class).toInstant(),
                row.getString("trace_parent"));
        return new Job(lease, request, row.getInt("failures"));
    }

    private static JobRequest.Subject subject(ResultSet row) throws SQLException {
        var place = new ImagePlace(
                row.getString("integration_id"),
                row.getString("account"),
                row.getString("region"),
                row.getString("repository"));
        return new JobRequest.Subject(
                place,
                Digest.parse(row.getString("digest")),
                JobCause.valueOf(row.getString("cause")),
                row.getString("tag"));
    }

    private static List<Platform> platforms(ResultSet row) throws SQLException {
        return Stream.of((String[]) row.getArray("platforms").getArray())
                .map(Platform::parse)
                .toList();
    }
}
