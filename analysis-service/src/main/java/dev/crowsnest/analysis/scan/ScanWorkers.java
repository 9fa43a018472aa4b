package dev.crowsnest.analysis.scan;

import dev.crowsnest.analysis.job.DigestBusyException;
import dev.crowsnest.analysis.job.Job;
import dev.crowsnest.analysis.job.JobConfig;
import dev.crowsnest.analysis.job.JobSignal;
import dev.crowsnest.analysis.job.Jobs;
import dev.crowsnest.analysis.patience.Patience;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The threads that take jobs and run them, one each at a time. */
@ApplicationScoped
class ScanWorkers {

    private static final Logger LOGGER = Logger.getLogger(ScanWorkers.class);

    /** For people who look at the table: process and machine. */
    private static final String OWNER = ManagementFactory.getRuntimeMXBean().getName();

    /** As often as a person looks who waits for it. */
    private static final long PROGRESS_MS = 1_000;

    private final Jobs jobs;
    private final JobSignal signal;
    private final JobRunner runner;
    private final HeldJobs held;
    private final Settings settings;
    private final Patience patience;
    private final ScheduledExecutorService heart =
            Executors.newSingleThreadScheduledExecutor(work -> thread(work, "crowsnest-heartbeat"));

    ScanWorkers(Jobs jobs, JobSignal signal, JobRunner runner, HeldJobs held, Settings settings, Patience patience) {
        this.jobs = jobs;
        this.signal = signal;
        this.runner = runner;
        this.held = held;
        this.settings = settings;
        this.patience = patience;
    }

    /** The two configurations that workers live by. */
    @ApplicationScoped
    static class Settings {

        private final ScanConfig scan;
        private final JobConfig job;

        Settings(ScanConfig scan, JobConfig job) {
            this.scan = scan;
            this.job = job;
        }

        ScanConfig scan() {
            return scan;
        }

        JobConfig job() {
            return job;
        }
    }

    void start(@Observes @Priority(200) StartupEvent event) {
        long beat = settings.job().heartbeat().toMillis();
        var ignored = heart.scheduleWithFixedDelay(held::prolong, beat, beat, TimeUnit.MILLISECONDS);
        var progress =
                heart.scheduleWithFixedDelay(held::tellProgress, PROGRESS_MS, PROGRESS_MS, TimeUnit.MILLISECONDS);
        for (int i = 1; i <= settings.scan().workers(); i++) {
            thread(this::work, "crowsnest-worker-" + i).start();
        }
        LOGGER.debugf("Workers take jobs, heartbeat=%s progress=%s", ignored, progress);
    }

    /** Before the outbox ends, so that what is given back is told. */
    void stop(@Observes @Priority(50) ShutdownEvent event) {
        signal.raise();
        heart.shutdownNow();
        held.giveBackAll();
    }

    private void work() {
        while (!patience.isOver()) {
            long seen = signal.changes();
            Optional<Job> job = take();
            if (job.isPresent()) {
                run(job.get());
            } else {
                idle(seen);
            }
        }
    }

    private Optional<Job> take() {
        try {
            return jobs.take(OWNER);
        } catch (DigestBusyException e) {
            signal.raise();
            return Optional.empty();
        } catch (RuntimeException e) {
            LOGGER.warnf("Could not look for a job, reason=%s", e.getMessage());
            return Optional.empty();
        }
    }

    private void run(Job job) {
        var run = new ScanRun(settings.scan().limit());
        held.add(job, run);
        try {
            if (patience.isOver()) {
                jobs.giveBack(job, run.traffic());
            } else {
                runner.run(job, run);
            }
        } finally {
            held.remove(job);
            // Jobs of the same digest waited for this one.
            signal.raise();
        }
    }

    private void idle(long seen) {
        try {
            signal.awaitChange(seen, settings.job().poll());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
