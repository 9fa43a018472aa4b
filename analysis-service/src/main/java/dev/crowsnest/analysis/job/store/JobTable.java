package dev.crowsnest.analysis.job.store;

import dev.crowsnest.analysis.inventory.ImagePlace;
import dev.crowsnest.analysis.job.DigestBusyException;
import dev.crowsnest.analysis.job.Job;
import dev.crowsnest.analysis.job.JobRequest;
import dev.crowsnest.analysis.job.JobState;
import dev.crowsnest.analysis.job.JobStore;
import dev.crowsnest.analyzer.oci.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The table {@code analysis_job} and those beside it. */
@ApplicationScoped
class JobTable implements JobStore {

    private static final String UNIQUE_VIOLATION = "23505";

    private final Jdbi jdbi;

    JobTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public boolean isNews(String eventId) {
        return jdbi.withHandle(
                        handle -> handle.createUpdate("insert into seen_event (id) values (:id) on conflict do nothing")
                                .bind("id", eventId)
                                .execute())
                == 1;
    }

    @Override
    public boolean isRemoved(JobRequest request) {
        return jdbi.withHandle(handle -> handle.createQuery(JobSql.IS_REMOVED)
                .bind("integrationId", request.place().integrationId())
                .bind("requestedAt", request.requestedAt().atOffset(ZoneOffset.UTC))
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public boolean add(JobRequest request) {
        String[] platforms = request.platforms().stream().map(Object::toString).toArray(String[]::new);
        return jdbi.withHandle(handle -> bind(handle.createQuery(JobSql.ADD), request.place(), request.digest())
                .bind("tag", request.subject().tag())
                .bind("cause", request.subject().cause().name())
                .bind("priority", request.priority().name())
                .bindArray("platforms", String.class, (Object[]) platforms)
                .bind("roleArn", request.access().roleArn())
                .bind("externalId", request.access().externalId())
                .bind("handicap", seconds(request.priority().handicap()))
                .bind("traceParent", request.traceParent())
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public Optional<Job> take(String owner, Duration lease) {
        try {
            return jdbi.withHandle(handle -> handle.createQuery(JobSql.TAKE)
                    .bind("owner", owner)
                    .bind("lease", seconds(lease))
                    .map(new JobRow())
                    .findOne());
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                throw new DigestBusyException(e);
            }
            throw e;
        }
    }

    @Override
    public List<Job.Lease> prolong(List<Job.Lease> leases, Duration lease) {
        Long[] ids = leases.stream().map(Job.Lease::jobId).toArray(Long[]::new);
        Integer[] attempts = leases.stream().map(Job.Lease::attempt).toArray(Integer[]::new);
        return jdbi.withHandle(handle -> handle.createQuery(JobSql.PROLONG)
                .bindArray("ids", Long.class, (Object[]) ids)
                .bindArray("attempts", Integer.class, (Object[]) attempts)
                .bind("lease", seconds(lease))
                .map((row, context) -> new Job.Lease(row.getLong("id"), row.getInt("attempt")))
                .list());
    }

    @Override
    public List<Job> overdue() {
        return jdbi.withHandle(
                handle -> handle.createQuery(JobSql.OVERDUE).map(new JobRow()).list());
    }

    @Override
    public boolean finish(Job.Lease lease, JobState end, String reason) {
        return jdbi.withHandle(handle -> bind(handle.createUpdate(JobSql.FINISH), lease)
                        .bind("state", end.name())
                        .bind("reason", reason)
                        .execute())
                == 1;
    }

    @Override
    public boolean postpone(Job.Lease lease, String reason, Duration pause) {
        return jdbi.withHandle(handle -> bind(handle.createUpdate(JobSql.POSTPONE), lease)
                        .bind("reason", reason)
                        .bind("pause", seconds(pause))
                        .execute())
                == 1;
    }

    @Override
    public boolean giveBack(Job.Lease lease) {
        return jdbi.withHandle(handle ->
                        bind(handle.createUpdate(JobSql.GIVE_BACK), lease).execute())
                == 1;
    }

    @Override
    public void slowDown(ImagePlace place, Duration first, Duration longest) {
        jdbi.useHandle(handle -> bind(handle.createUpdate(JobSql.SLOW_DOWN), place)
                .bind("first", seconds(first))
                .bind("longest", seconds(longest))
                .execute());
    }

    @Override
    public void speedUp(ImagePlace place) {
        jdbi.useHandle(
                handle -> bind(handle.createUpdate(JobSql.SPEED_UP), place).execute());
    }

    @Override
    public int cancel(ImagePlace place, Digest digest) {
        return jdbi.withHandle(handle ->
                bind(handle.createUpdate(JobSql.CANCEL_IMAGE), place, digest).execute());
    }

    @Override
    public int cancel(String integrationId, Instant removedAt) {
        return jdbi.withHandle(handle -> {
            handle.createUpdate(JobSql.REMEMBER_REMOVED)
                    .bind("integrationId", integrationId)
                    .bind("removedAt", removedAt.atOffset(ZoneOffset.UTC))
                    .execute();
            return handle.createUpdate(JobSql.CANCEL_INTEGRATION)
                    .bind("integrationId", integrationId)
                    .execute();
        });
    }

    @Override
    public Map<JobState, Integer> countOpen() {
        Map<JobState, Integer> counts = new EnumMap<>(JobState.class);
        jdbi.useHandle(handle -> handle.createQuery(JobSql.COUNT_OPEN)
                .map((row, context) -> Map.entry(JobState.valueOf(row.getString("state")), row.getInt("jobs")))
                .forEach(count -> counts.put(count.getKey(), count.getValue())));
        return counts;
    }

    @Override
    public Duration queueAge() {
        return Duration.ofSeconds(jdbi.withHandle(
                handle -> handle.createQuery(JobSql.QUEUE_AGE).mapTo(Long.class).one()));
    }

    @Override
    public int forgetPaces() {
        return jdbi.withHandle(
                handle -> handle.createUpdate(JobSql.FORGET_PACES).execute());
    }

    @Override
    public int forgetFinished(Duration age, int most) {
        return forget(JobSql.FORGET_JOBS, age, most);
    }

    @Override
    public int forgetEvents(Duration age, int most) {
        return forget(JobSql.FORGET_EVENTS, age, most);
    }

    private int forget(String sql, Duration age, int most) {
        return jdbi.withHandle(handle -> handle.createUpdate(sql)
                .bind("age", seconds(age))
                .bind("most", most)
                .execute());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Job.Lease lease) {
        return statement.bind("id", lease.jobId()).bind("attempt", lease.attempt());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, ImagePlace place) {
        return statement.bind("account", place.account()).bind("region", place.region());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, ImagePlace place, Digest digest) {
        return bind(statement, place)
                .bind("integrationId", place.integrationId())
                .bind("repository", place.repository())
                .bind("digest", digest.toString());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
