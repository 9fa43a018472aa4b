package dev.crowsnest.analysis.job;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How many jobs stand where. */
@ApplicationScoped
public class JobMetrics {

    private static final List<JobState> OPEN = List.of(JobState.QUEUED, JobState.RUNNING, JobState.RETRYING);

    private final MeterRegistry registry;
    private volatile Map<JobState, Integer> open = Map.of();
    private volatile Duration queueAge = Duration.ZERO;

    JobMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (JobState state : OPEN) {
            Gauge.builder("crowsnest.analysis.jobs", () -> open.getOrDefault(state, 0))
                    .description("Open jobs in the table that all replicas share")
                    .tag("state", state.name())
                    .register(registry);
        }
        Gauge.builder("crowsnest.queue.age.seconds", () -> queueAge.toSeconds())
                .description("For how long the job waits that is due and that no worker took")
                .register(registry);
    }

    /** What was counted just now. */
    void open(Map<JobState, Integer> counts, Duration age) {
        open = counts;
        queueAge = age;
    }

    /** A job ended; counted within the transaction, so an outage of the database may count one twice. */
    void finished(JobState end) {
        registry.counter("crowsnest.finished.jobs", "state", end.name()).increment();
    }
}
