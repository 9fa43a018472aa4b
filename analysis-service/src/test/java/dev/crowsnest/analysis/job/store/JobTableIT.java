package dev.crowsnest.analysis.job.store;

import dev.crowsnest.analysis.SchemaDatabase;
import dev.crowsnest.analysis.inventory.ImagePlace;
import dev.crowsnest.analysis.job.DigestBusyException;
import dev.crowsnest.analysis.job.Job;
import dev.crowsnest.analysis.job.JobCause;
import dev.crowsnest.analysis.job.JobPriority;
import dev.crowsnest.analysis.job.JobRequest;
import dev.crowsnest.analysis.job.JobState;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.oci.Platform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JobTableIT {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration OVER = Duration.ofMillis(-1);
    private static final ImagePlace PLACE = new ImagePlace("integration-1", "123456789012", "eu-central-1", "team/app");

    private final Jdbi jdbi = SchemaDatabase.open("jobs");
    private final JobTable table = new JobTable(jdbi);

    @BeforeEach
    void empty() {
        jdbi.useHandle(handle ->
                handle.execute("truncate analysis_job, seen_event, removed_integration, job_progress, registry_pace"));
    }

    @Test
    void keepsAllThatARequestSays() {
        var subject = new JobRequest.Subject(PLACE, digest("a"), JobCause.ENABLED, "1.0");
        var request = new JobRequest(
                subject,
                new JobRequest.Access("arn:aws:iam::123456789012:role/r", "external"),
                JobPriority.BACKFILL,
                List.of(Platform.parse("linux/arm/v7")),
                Instant.EPOCH,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        table.add(request);
        JobRequest taken = table.take("w", LEASE).orElseThrow().request();

        assertThat(taken)
                .usingRecursiveComparison()
                .ignoringFields("requestedAt")
                .isEqualTo(request);
    }

    @Test
    void passesOverTheJobsOfARegistryThatAskedForLess() {
        table.add(request("a", JobPriority.PUSH));
        table.add(request("b", JobPriority.PUSH));
        var elsewhere = new ImagePlace("integration-1", "123456789012", "us-east-1", "team/app");
        Job refused = table.take("w", LEASE).orElseThrow();
        table.giveBack(refused.lease());

        table.slowDown(PLACE, LEASE, LEASE);

        assertThat(table.take("w", LEASE)).isEmpty();
        table.add(request(elsewhere, "c", JobPriority.PUSH, Instant.EPOCH));
        assertThat(table.take("w", LEASE).orElseThrow().request().place()).isEqualTo(elsewhere);
    }

    @Test
    void letsOneJobMoreRunAtOnceWithEachThatSucceeds() {
        List.of("a", "b", "c", "d").forEach(content -> table.add(request(content, JobPriority.PUSH)));
        table.slowDown(PLACE, Duration.ZERO, LEASE);

        Job first = table.take("w", LEASE).orElseThrow();
        assertThat(table.take("w", LEASE)).as("one at a time").isEmpty();
        table.finish(first.lease(), JobState.SUCCEEDED, "");
        table.speedUp(PLACE);

        assertThat(table.take("w", LEASE)).isPresent();
        assertThat(table.take("w", LEASE)).isPresent();
        assertThat(table.take("w", LEASE)).as("two at a time").isEmpty();
    }

    @Test
    void doublesThePausesOfARegistryThatAsksAgain() {
        table.slowDown(PLACE, Duration.ZERO, LEASE);
        table.slowDown(PLACE, Duration.ofSeconds(100), LEASE.multipliedBy(10));
        table.slowDown(PLACE, Duration.ofSeconds(100), LEASE.multipliedBy(10));

        String pace = jdbi.withHandle(handle -> handle.createQuery(
                        "select pauses || ' ' || (paused_until > now() + interval '150 seconds') from registry_pace")
                .mapTo(String.class)
                .one());
        assertThat(pace).as("workers that are refused together count once").isEqualTo("2 true");
    }

    @Test
    void passesOverAnEventThatItHasSeen() {
        assertThat(table.isNews("e")).isTrue();
        assertThat(table.isNews("e")).isFalse();
    }

    @Test
    void keepsOneOpenJobForEachImagePlaceAndCause() {
        assertThat(table.add(request("a", JobPriority.PUSH))).isTrue();
        assertThat(table.add(request("a", JobPriority.PUSH))).isFalse();

        Job job = table.take("w", LEASE).orElseThrow();
        table.finish(job.lease(), JobState.SUCCEEDED, "");

        assertThat(table.add(request("a", JobPriority.PUSH))).isTrue();
    }

    @Test
    void givesNoJobToTwoWorkers() throws Exception {
        int jobs = 60;
        for (int i = 0; i < jobs; i++) {
            table.add(request("image " + i, JobPriority.PUSH));
        }
        List<Job> taken = Collections.synchronizedList(new ArrayList<>());
        ExecutorService workers = Executors.newFixedThreadPool(4);
        var start = new CountDownLatch(1);
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            done.add(workers.submit(() -> {
                start.await();
                for (Optional<Job> job = table.take("w", LEASE); job.isPresent(); job = table.take("w", LEASE)) {
                    taken.add(job.get());
                }
                return null;
            }));
        }

        start.countDown();
        for (Future<?> one : done) {
            one.get();
        }
        workers.shutdown();

        assertThat(taken).hasSize(jobs);
        assertThat(taken).extracting(job -> job.lease().jobId()).doesNotHaveDuplicates();
    }

    @Test
    void givesOutOneJobOfADigestAtATime() {
        table.add(request("a", JobPriority.PUSH));
        table.add(elsewhere("a"));

        Job first = table.take("w", LEASE).orElseThrow();
        assertThat(table.take("w", LEASE)).isEmpty();
        table.finish(first.lease(), JobState.SUCCEEDED, "");

        assertThat(table.take("w", LEASE)).isPresent();
    }

    @Test
    void tellsApartThatAnotherWorkerWasQuicker() throws Exception {
        table.add(request("a", JobPriority.PUSH));
        table.add(elsewhere("a"));
        var other = new ArrayList<Throwable>();

        jdbi.useTransaction(first -> {
            // Two statements that overlap, as those of two replicas do: neither sees what the other has not committed.
            first.createQuery(JobSql.TAKE)
                    .bind("owner", "one")
                    .bind("lease", 60)
                    .map(new JobRow())
                    .one();
            Thread second = new Thread(() -> {
                try {
                    table.take("two", LEASE);
                } catch (DigestBusyException e) {
                    other.add(e);
                }
            });
            second.start();
            awaitBlocked(first);
            first.commit();
            second.join();
        });

        assertThat(other).hasSize(1);
    }

    @Test
    void refusesTheLateResultOfAWorkerThatWasPaused() {
        table.add(request("a", JobPriority.PUSH));
        Job paused = table.take("paused", OVER).orElseThrow();
        Job overdue = table.overdue().get(0);
        table.postpone(overdue.lease(), "silent", Duration.ZERO);
        Job second = table.take("other", LEASE).orElseThrow();

        assertThat(table.finish(paused.lease(), JobState.SUCCEEDED, "")).isFalse();
        assertThat(table.postpone(paused.lease(), "late", Duration.ZERO)).isFalse();
        assertThat(table.giveBack(paused.lease())).isFalse();
        assertThat(table.prolong(List.of(paused.lease()), LEASE)).isEmpty();

        assertThat(second.lease().jobId()).isEqualTo(paused.lease().jobId());
        assertThat(table.finish(second.lease(), JobState.SUCCEEDED, "")).isTrue();
    }

    @Test
    void takesNoJobFromAWorkerThatGivesSignsOfLife() {
        table.add(request("a", JobPriority.PUSH));
        Job job = table.take("w", OVER).orElseThrow();

        assertThat(table.prolong(List.of(job.lease()), LEASE)).containsExactly(job.lease());

        assertThat(table.overdue()).isEmpty();
    }

    @Test
    void countsALostLeaseAsAFailureAndAReturnedOneNot() {
        table.add(request("a", JobPriority.PUSH));
        Job first = table.take("w", LEASE).orElseThrow();
        table.giveBack(first.lease());
        Job second = table.take("w", LEASE).orElseThrow();
        assertThat(second.failures()).isZero();

        table.postpone(second.lease(), "lost", Duration.ZERO);

        assertThat(table.take("w", LEASE).orElseThrow().failures()).isEqualTo(1);
    }

    @Test
    void letsAJobWaitUntilItsPauseIsOver() {
        table.add(request("a", JobPriority.PUSH));
        Job job = table.take("w", LEASE).orElseThrow();

        table.postpone(job.lease(), "busy", Duration.ofHours(1));

        assertThat(table.take("w", LEASE)).isEmpty();
        assertThat(table.countOpen()).isEqualTo(Map.of(JobState.RETRYING, 1));
    }

    @Test
    void takesPushesFirstAndWhatHasWaitedLongBeforeThem() {
        table.add(request("recheck", JobPriority.RECHECK));
        table.add(request("backfill", JobPriority.BACKFILL));
        table.add(request("old backfill", JobPriority.BACKFILL));
        waited(digest("old backfill"), Duration.ofMinutes(11));
        table.add(request("push", JobPriority.PUSH));

        List<Digest> order = new ArrayList<>();
        for (Optional<Job> job = table.take("w", LEASE); job.isPresent(); job = table.take("w", LEASE)) {
            order.add(job.get().request().digest());
        }

        assertThat(order)
                .containsExactly(digest("old backfill"), digest("push"), digest("backfill"), digest("recheck"));
    }

    @Test
    void raisesAWaitingJobThatIsAskedForMoreUrgently() {
        table.add(request("other", JobPriority.BACKFILL));
        table.add(request("a", JobPriority.RECHECK));

        table.add(request("a", JobPriority.PUSH));

        assertThat(table.take("w", LEASE).orElseThrow().request().digest()).isEqualTo(digest("a"));
    }

    @Test
    void takesThePlatformsOfTheLaterRequestForAWaitingJob() {
        JobRequest first = request("a", JobPriority.PUSH);
        var arm = List.of(Platform.parse("linux/arm64"));
        table.add(first);

        table.add(new JobRequest(
                first.subject(), first.access(), first.priority(), arm, first.requestedAt(), first.traceParent()));

        assertThat(table.take("w", LEASE).orElseThrow().request().platforms()).isEqualTo(arm);
    }

    @Test
    void endsTheJobsOfAForgottenImageAlsoWhileTheyRun() {
        table.add(request("a", JobPriority.PUSH));
        table.add(request("b", JobPriority.PUSH));
        Job running = table.take("w", LEASE).orElseThrow();

        table.cancel(PLACE, running.request().digest());

        assertThat(table.prolong(List.of(running.lease()), LEASE)).isEmpty();
        assertThat(table.finish(running.lease(), JobState.SUCCEEDED, "")).isFalse();
        assertThat(table.countOpen()).isEqualTo(Map.of(JobState.QUEUED, 1));
    }

    @Test
    void passesOverRequestsOfBeforeARemovalAndTakesThoseOfAfter() {
        table.add(request("a", JobPriority.PUSH));
        table.cancel("integration-1", Instant.EPOCH.plusSeconds(10));

        assertThat(table.countOpen()).isEmpty();
        assertThat(table.isRemoved(requestedAt(Instant.EPOCH.plusSeconds(9)))).isTrue();
        assertThat(table.isRemoved(requestedAt(Instant.EPOCH.plusSeconds(11)))).isFalse();
    }

    @Test
    void tellsForHowLongTheOldestJobIsDueThatNobodyTook() {
        assertThat(table.queueAge()).isZero();
        table.add(request("later", JobPriority.PUSH));
        table.postpone(table.take("w", LEASE).orElseThrow().lease(), "busy", Duration.ofHours(1));
        assertThat(table.queueAge()).as("what is not due yet waits for nobody").isZero();

        table.add(request("due", JobPriority.PUSH));
        due("due", Duration.ofMinutes(20));

        assertThat(table.queueAge()).isBetween(Duration.ofMinutes(20), Duration.ofMinutes(21));
        table.take("w", LEASE);
        assertThat(table.queueAge()).isZero();
    }

    private void due(String name, Duration since) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update analysis_job set due_at = due_at - make_interval(secs => :s) where digest = :digest")
                .bind("s", since.toSeconds())
                .bind("digest", digest(name).toString())
                .execute());
    }

    private void waited(Digest digest, Duration duration) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update analysis_job set turn_at = turn_at - make_interval(secs => :s) where digest = :digest")
                .bind("s", duration.toSeconds())
                .bind("digest", digest.toString())
                .execute());
    }

    @Test
    void forgetsNoMoreOldJobsAndEventsAtOnceThanItIsTold() {
        jdbi.useHandle(handle -> {
            handle.execute(
                    "insert into seen_event select 'old ' || i, now() - interval '9 days' from generate_series(1, 5) i");
            handle.execute("insert into seen_event values ('new', now())");
        });
        table.add(request("a", JobPriority.PUSH));
        table.finish(table.take("w", LEASE).orElseThrow().lease(), JobState.SUCCEEDED, "");
        table.add(request("b", JobPriority.PUSH));

        assertThat(table.forgetEvents(Duration.ofDays(8), 3)).isEqualTo(3);
        assertThat(table.forgetEvents(Duration.ofDays(8), 3)).isEqualTo(2);
        assertThat(table.isNews("new")).isFalse();
        assertThat(table.forgetFinished(Duration.ofDays(1), 10)).isZero();
        assertThat(table.forgetFinished(OVER, 10)).isEqualTo(1);
        assertThat(table.take("w", LEASE)).isPresent();
    }

    private static void awaitBlocked(Handle handle) {
        Awaitility.await()
                .until(() -> handle.createQuery("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                                .mapTo(Integer.class)
                                .one()
                        == 1);
    }

    private static JobRequest request(String image, JobPriority priority) {
        return request(PLACE, image, priority, Instant.EPOCH);
    }

    private static JobRequest elsewhere(String image) {
        var place = new ImagePlace("integration-1", "123456789012", "eu-central-1", "team/elsewhere");
        return request(place, image, JobPriority.PUSH, Instant.EPOCH);
    }

    private static JobRequest requestedAt(Instant at) {
        return request(PLACE, "a", JobPriority.PUSH, at);
    }

    private static JobRequest request(ImagePlace place, String image, JobPriority priority, Instant at) {
        var subject = new JobRequest.Subject(place, digest(image), JobCause.PUSHED, "");
        return new JobRequest(subject, new JobRequest.Access("", ""), priority, List.of(), at, null);
    }

    private static Digest digest(String image) {
        return Digest.of(image.getBytes(StandardCharsets.UTF_8));
    }
}
