package dev.crowsnest.analysis.job;

import dev.crowsnest.analysis.inventory.ImagePlace;
import dev.crowsnest.analysis.inventory.Inventories;
import dev.crowsnest.analyzer.oci.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The rules of jobs. What happens to a job and what is told of it are one transaction, here and in no other place.
 */
@ApplicationScoped
public class Jobs {

    private static final Logger LOGGER = Logger.getLogger(Jobs.class);

    private static final String LOST = "the worker that analysed it gave no sign of life any more";

    private final JobStore store;
    private final JobNews news;
    private final Inventories inventories;
    private final JobConfig config;
    private final JobMetrics metrics;

    Jobs(JobStore store, JobNews news, Inventories inventories, JobConfig config, JobMetrics metrics) {
        this.store = store;
        this.news = news;
        this.inventories = inventories;
        this.config = config;
        this.metrics = metrics;
    }

    /**
     * Takes in a request.
     *
     * @return whether there is one job more than before
     */
    @Transactional
    public boolean accept(String eventId, JobRequest request) {
        if (!store.isNews(eventId) || store.isRemoved(request) || !store.add(request)) {
            return false;
        }
        news.queued(request);
        return true;
    }

    /** Nobody wants this image any more, in this place. */
    @Transactional
    public void forget(String eventId, ImagePlace place, Digest digest) {
        if (store.isNews(eventId)) {
            store.cancel(place, digest);
            inventories.leave(place, digest);
        }
    }

    /** The integration is gone: its open jobs end, and requests of before are passed over. */
    @Transactional
    public void forget(String eventId, String integrationId, Instant removedAt) {
        if (store.isNews(eventId)) {
            store.cancel(integrationId, removedAt);
            inventories.leave(integrationId);
        }
    }

    /**
     * Gives a worker the job whose turn it is.
     *
     * @throws DigestBusyException when asking again helps
     */
    @Transactional
    public Optional<Job> take(String owner) {
        Optional<Job> taken = store.take(owner, config.lease());
        taken.ifPresent(news::running);
        return taken;
    }

    /** Prolongs leases; those that are not in the answer are lost, and their work is for nothing. */
    @Transactional
    public List<Job.Lease> prolong(List<Job.Lease> leases) {
        return store.prolong(leases, config.lease());
    }

    /** The analysis is finished; false, and nothing is told, when the lease was lost meanwhile. */
    @Transactional
    public boolean complete(Job job, AnalysisOutcome outcome) {
        if (!store.finish(job.lease(), JobState.SUCCEEDED, "")) {
            return false;
        }
        store.speedUp(job.request().place());
        news.succeeded(job, outcome);
        metrics.finished(JobState.SUCCEEDED);
        return true;
    }

    /**
     * The attempt failed: it is tried again after a pause, or given up. False when the lease was lost meanwhile.
     *
     * @param traffic that it caused all the same
     */
    @Transactional
    public boolean fail(Job job, JobFailure failure, Traffic traffic) {
        var pause = retryRule().after(failure, job.tryNumber());
        if (pause.isPresent()) {
            boolean held = store.postpone(job.lease(), failure.reason(), pause.get());
            if (held) {
                news.retrying(job, failure.reason(), traffic);
            }
            return held;
        }
        boolean held = store.finish(job.lease(), JobState.FAILED, failure.reason());
        if (held) {
            news.failed(job, failure.reason(), traffic);
            metrics.finished(JobState.FAILED);
        }
        return held;
    }

    /**
     * The registry asks for less. All its jobs wait for a while, so that workers are free for other registries; none of them has
     * failed by that, however often it is asked for less. False when the lease was lost meanwhile.
     *
     * @param reason what the registry said
     * @param traffic that the attempt caused all the same
     */
    @Transactional
    public boolean slowDown(Job job, String reason, Traffic traffic) {
        boolean held = store.giveBack(job.lease());
        store.slowDown(job.request().place(), config.firstPause(), config.longestPace());
        if (held) {
            news.retrying(job, reason, traffic);
        }
        return held;
    }

    /** The worker stops before it is done, through no fault of the image. */
    @Transactional
    public void giveBack(Job job, Traffic traffic) {
        if (store.giveBack(job.lease())) {
            news.returned(job, traffic);
        }
    }

    /** Takes jobs from workers that gave no sign of life; each counts as a try, since the image may have killed its worker. */
    @Transactional
    public int recover() {
        List<Job> overdue = store.overdue();
        for (Job job : overdue) {
            LOGGER.warnf(
                    "Took a job from a silent worker, imageDigest=%s attempt=%d",
                    job.request().digest(), job.lease().attempt());
            // What it pulled until then nobody knows any more.
            fail(job, new JobFailure(LOST, config.tries()), Traffic.NONE);
        }
        return overdue.size();
    }

    private RetryRule retryRule() {
        return new RetryRule(config.tries(), config.firstPause(), config.longestPause());
    }
}
