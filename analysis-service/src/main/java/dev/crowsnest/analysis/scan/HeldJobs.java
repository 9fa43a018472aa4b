package dev.crowsnest.analysis.scan;

import dev.crowsnest.analysis.job.Job;
import dev.crowsnest.analysis.job.JobProgress;
import dev.crowsnest.analysis.job.Jobs;
import dev.crowsnest.analysis.job.ProgressBoard;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The jobs that this process holds leases of. */
@ApplicationScoped
class HeldJobs {

    private static final Logger LOGGER = Logger.getLogger(HeldJobs.class);

    private record Held(Job job, ScanRun run) {}

    private final Jobs jobs;
    private final ProgressBoard board;
    private final Map<Job.Lease, Held> held = new ConcurrentHashMap<>();
    private final Map<Job.Lease, JobProgress> written = new ConcurrentHashMap<>();

    HeldJobs(Jobs jobs, ProgressBoard board) {
        this.jobs = jobs;
        this.board = board;
    }

    void add(Job job, ScanRun run) {
        held.put(job.lease(), new Held(job, run));
    }

    void remove(Job job) {
        held.remove(job.lease());
        written.remove(job.lease());
    }

    /** Writes how far those are that went on since the last time. Nobody depends on it: what fails is told the next time. */
    void tellProgress() {
        Map<Job.Lease, JobProgress> news = new HashMap<>();
        held.forEach((lease, one) -> one.run()
                .progress()
                .filter(far -> !far.equals(written.get(lease)))
                .ifPresent(far -> news.put(lease, far)));
        if (news.isEmpty()) {
            return;
        }
        try {
            board.write(news);
            written.putAll(news);
            written.keySet().retainAll(held.keySet());
        } catch (RuntimeException e) {
            LOGGER.debugf("Could not tell how far jobs are, jobs=%d reason=%s", news.size(), e.getMessage());
        }
    }

    /** Gives the store a sign of life; what it does not know as ours any more is ended. */
    void prolong() {
        List<Job.Lease> ours = List.copyOf(held.keySet());
        if (ours.isEmpty()) {
            return;
        }
        try {
            Set<Job.Lease> kept = new HashSet<>(jobs.prolong(ours));
            ours.stream().filter(lease -> !kept.contains(lease)).forEach(this::abandon);
        } catch (RuntimeException e) {
            LOGGER.warnf("Could not prolong leases, jobs=%d reason=%s", ours.size(), e.getMessage());
        }
    }

    /** Ends all runs and lets other replicas have their jobs. */
    void giveBackAll() {
        for (Held one : List.copyOf(held.values())) {
            one.run().cancel();
            try {
                jobs.giveBack(one.job(), one.run().traffic());
            } catch (RuntimeException e) {
                LOGGER.warnf("Could not give back a job, its lease will end, reason=%s", e.getMessage());
            }
        }
    }

    private void abandon(Job.Lease lease) {
        Held lost = held.get(lease);
        if (lost != null) {
            LOGGER.warnf("Lost a job, imageDigest=%s", lost.job().request().digest());
            lost.run().cancel();
        }
    }
}
