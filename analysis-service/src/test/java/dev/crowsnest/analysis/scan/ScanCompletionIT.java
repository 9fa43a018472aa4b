package dev.crowsnest.analysis.scan;

import dev.crowsnest.analysis.advisory.AdvisoryDesk;
import dev.crowsnest.analysis.advisory.Exports;
import dev.crowsnest.analysis.finding.StoredImages;
import dev.crowsnest.analysis.finding.SubjectMatching;
import dev.crowsnest.analysis.inventory.FinishedAnalysis;
import dev.crowsnest.analysis.inventory.ImagePlace;
import dev.crowsnest.analysis.job.AnalysisOutcome;
import dev.crowsnest.analysis.job.AnalysisOutcome.AnalyzedPlatform;
import dev.crowsnest.analysis.job.Job;
import dev.crowsnest.analysis.job.JobCause;
import dev.crowsnest.analysis.job.JobPriority;
import dev.crowsnest.analysis.job.JobRequest;
import dev.crowsnest.analysis.job.Traffic;
import dev.crowsnest.analysis.pipeline.Broker;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.contracts.event.v1.AnalysisResult;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class ScanCompletionIT {

    private static final ImagePlace PLACE =
            new ImagePlace("completion", "123456789012", "eu-central-1", "team/completion");

    @Inject
    ScanCompletion completion;

    @Inject
    SubjectMatching matching;

    @Inject
    AdvisoryDesk desk;

    @Inject
    Jdbi jdbi;

    @TempDir
    Path directory;

    @AfterEach
    void returnToStarterSet() {
        desk.returnToStarterSet();
    }

    /** News of the move may have gone out already, and the older counts would follow it. */
    @Test
    void tellsTheCountsOfNowAlsoWhenAdvisoriesMovedThemWhileTheAnalysisWentOn() {
        String name = "moved-" + UUID.randomUUID();
        var exports = new Exports(directory).npm("GHSA-0", "other", "1", "");
        desk.sync(exports.write());
        Digest image = StoredImages.add(jdbi);
        var counted = matching.matchImage(image, List.of(StoredImages.npm(name, "1.0.0")));
        desk.sync(exports.npm("GHSA-1", name, "2.0.0", Exports.CRITICAL).write());
        var contents = new AnalyzedPlatform.Contents(1, 0, counted);
        var outcome = new AnalysisOutcome(
                FinishedAnalysis.Kind.IMAGE,
                List.of(new AnalyzedPlatform(image, "linux/amd64", "", 1, contents)),
                List.of(),
                Traffic.NONE);

        try (var broker = Broker.connect()) {
            assertThat(completion.complete(running(image, 1), outcome)).isTrue();

            var told = broker.await(image.toString(), AnalysisResult::hasImageAnalyzed)
                    .getImageAnalyzed()
                    .getPlatforms(0);
            assertThat(told.getVulnerabilities().getCritical()).isEqualTo(1);
            assertThat(told.getFixable()).isEqualTo(1);
        }
    }

    @Test
    void storesAndTellsNothingWhenTheAttemptIsNoLongerItsOwn() {
        Digest image = StoredImages.add(jdbi);
        Job current = running(image, 2);
        var late = new Job(new Job.Lease(current.lease().jobId(), 1), current.request(), 0);
        var outcome = new AnalysisOutcome(FinishedAnalysis.Kind.ARTIFACT, List.of(), List.of(), Traffic.NONE);

        assertThat(completion.complete(late, outcome)).isFalse();

        assertThat(count("select count(*) from analysis where digest = :digest", image))
                .isZero();
        assertThat(count("select count(*) from outbox where key = :digest", image))
                .isZero();
        assertThat(completion.complete(current, outcome)).isTrue();
        assertThat(count("select count(*) from analysis where digest = :digest", image))
                .isEqualTo(1);
    }

    private int count(String query, Digest digest) {
        return jdbi.withHandle(handle -> handle.createQuery(query)
                .bind("digest", digest.toString())
                .mapTo(Integer.class)
                .one());
    }

    /** A job whose lease no worker of the application can take. */
    private Job running(Digest digest, int attempt) {
        long id = jdbi.withHandle(handle -> handle.createQuery("""
                        insert into analysis_job (integration_id, account, region, repository, digest, tag, cause, priority,
                                                  platforms, role_arn, external_id, state, attempt, queued_at, turn_at, due_at,
                                                  lease_until)
                        values ('completion', '123456789012', 'eu-central-1', 'team/completion', :digest, '1', 'PUSHED', 'PUSH',
                                '{}', '', '', 'RUNNING', :attempt, now(), now(), now(), now() + interval '1 hour')
                        returning id
                        """)
                .bind("digest", digest.toString())
                .bind("attempt", attempt)
                .mapTo(Long.class)
                .one());
        var request = new JobRequest(
                new JobRequest.Subject(PLACE, digest, JobCause.PUSHED, "1"),
                new JobRequest.Access("", ""),
                JobPriority.PUSH,
                List.of(),
                Instant.now(),
                null);
        return new Job(new Job.Lease(id, attempt), request, 0);
    }
}
