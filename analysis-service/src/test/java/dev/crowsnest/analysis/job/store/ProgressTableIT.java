package dev.crowsnest.analysis.job.store;

import dev.crowsnest.analysis.SchemaDatabase;
import dev.crowsnest.analysis.inventory.ImagePlace;
import dev.crowsnest.analysis.job.Job;
import dev.crowsnest.analysis.job.JobCause;
import dev.crowsnest.analysis.job.JobPriority;
import dev.crowsnest.analysis.job.JobProgress;
import dev.crowsnest.analysis.job.JobRequest;
import dev.crowsnest.analysis.job.JobState;
import dev.crowsnest.analyzer.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTableIT {

    private static final Digest DIGEST = Digest.of("image".getBytes(StandardCharsets.UTF_8));
    private static final JobProgress SOME = new JobProgress(1, 2, 3, 7, 41_000_000, 120_000_000);
    private static final JobProgress MORE = new JobProgress(1, 2, 4, 7, 60_000_000, 120_000_000);

    private final Jdbi jdbi = SchemaDatabase.open("progress");
    private final JobTable jobs = new JobTable(jdbi);
    private final ProgressTable board = new ProgressTable(jdbi);

    @BeforeEach
    void empty() {
        jdbi.useHandle(handle -> handle.execute("truncate analysis_job, job_progress"));
        var place = new ImagePlace("integration-1", "123456789012", "eu-central-1", "team/app");
        jobs.add(new JobRequest(
                new JobRequest.Subject(place, DIGEST, JobCause.PUSHED, "1"),
                new JobRequest.Access("", ""),
                JobPriority.PUSH,
                List.of(),
                Instant.now(),
                null));
    }

    @Test
    void knowsHowFarARunningJobIsNow() {
        Job job = take();
        assertThat(board.of(DIGEST)).isEmpty();

        board.write(Map.of(job.lease(), SOME));
        board.write(Map.of(job.lease(), MORE));

        assertThat(board.of(DIGEST)).contains(MORE);
    }

    @Test
    void forgetsItWithTheEndOfTheJobAndOfTheAttempt() {
        Job first = take();
        board.write(Map.of(first.lease(), SOME));
        jobs.giveBack(first.lease());
        assertThat(board.of(DIGEST)).isEmpty();

        Job second = take();
        assertThat(board.of(DIGEST)).as("of the attempt before").isEmpty();
        board.write(Map.of(first.lease(), MORE));
        assertThat(board.of(DIGEST)).as("of a worker that lost the job").isEmpty();

        board.write(Map.of(second.lease(), SOME));
        jobs.finish(second.lease(), JobState.SUCCEEDED, "");
        assertThat(board.of(DIGEST)).isEmpty();
    }

    private Job take() {
        return jobs.take("w", Duration.ofMinutes(1)).orElseThrow();
    }
}
