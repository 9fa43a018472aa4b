package dev.crowsnest.analysis.job;

import dev.crowsnest.analysis.retention.Batches;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** What must be done for jobs from time to time; every replica does it, and they do not get into each other's way. */
@ApplicationScoped
class JobUpkeep {

    private static final Logger LOGGER = Logger.getLogger(JobUpkeep.class);

    private final Jobs jobs;
    private final JobStore store;
    private final JobMetrics metrics;
    private final JobSignal signal;
    private final JobConfig config;

    JobUpkeep(Jobs jobs, JobStore store, JobMetrics metrics, JobSignal signal, JobConfig config) {
        this.jobs = jobs;
        this.store = store;
        this.metrics = metrics;
        this.signal = signal;
        this.config = config;
    }

    /** More often than a lease lasts, so that a killed worker's job is taken up soon. */
    @Scheduled(
            every = "${crowsnest.analysis.job.heartbeat:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void recover() {
        if (jobs.recover() > 0) {
            signal.raise();
        }
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        metrics.open(store.countOpen(), store.queueAge());
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        int forgotten = Batches.run(most -> store.forgetFinished(config.keepFinished(), most))
                + Batches.run(most -> store.forgetEvents(config.keepEvents(), most))
                + store.forgetPaces();
        LOGGER.debugf("Forgot old jobs and event ids, rows=%d", forgotten);
    }
}
