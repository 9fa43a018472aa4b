package dev.crowsnest.analysis.job.store;

import dev.crowsnest.analysis.job.Job;
import dev.crowsnest.analysis.job.JobProgress;
import dev.crowsnest.analysis.job.ProgressBoard;
import dev.crowsnest.analyzer.oci.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code job_progress}. */
@ApplicationScoped
class ProgressTable implements ProgressBoard {

    private static final String WRITE = """
            insert into job_progress (job_id, attempt, image, images, layers_read, layers, bytes_read, bytes)
            select id, attempt, :image, :images, :layersRead, :layers, :bytesRead, :bytes
            from analysis_job where id = :job and attempt = :attempt and state = 'RUNNING'
            on conflict (job_id) do update
            set attempt = excluded.attempt, image = excluded.image, images = excluded.images,
                layers_read = excluded.layers_read, layers = excluded.layers, bytes_read = excluded.bytes_read,
                bytes = excluded.bytes
            """;

    private static final String FIND = """
            select p.image, p.images, p.layers_read, p.layers, p.bytes_read, p.bytes
            from analysis_job j join job_progress p on p.job_id = j.id and p.attempt = j.attempt
            where j.digest = :digest and j.state = 'RUNNING'
            """;

    private final Jdbi jdbi;

    ProgressTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional
    public void write(Map<Job.Lease, JobProgress> progress) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(WRITE);
            progress.forEach((lease, far) -> batch.bind("job", lease.jobId())
                    .bind("attempt", lease.attempt())
                    .bind("image", far.image())
                    .bind("images", far.images())
                    .bind("layersRead", far.layersRead())
                    .bind("layers", far.layers())
                    .bind("bytesRead", far.bytesRead())
                    .bind("bytes", far.bytes())
                    .add());
            batch.execute();
        });
    }

    @Override
    public Optional<JobProgress> of(Digest digest) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("digest", digest.toString())
                .map((row, context) -> new JobProgress(
                        row.getInt("image"),
                        row.getInt("images"),
                        row.getInt("layers_read"),
                        row.getInt("layers"),
                        row.getLong("bytes_read"),
                        row.getLong("bytes")))
                .findOne());
    }
}
