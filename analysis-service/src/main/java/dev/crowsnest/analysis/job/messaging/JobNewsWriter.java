package dev.crowsnest.analysis.job.messaging;

import com.google.protobuf.Timestamp;
import dev.crowsnest.analysis.inventory.ImagePlace;
import dev.crowsnest.analysis.job.AnalysisOutcome;
import dev.crowsnest.analysis.job.Job;
import dev.crowsnest.analysis.job.JobNews;
import dev.crowsnest.analysis.job.JobRequest;
import dev.crowsnest.analysis.job.Traffic;
import dev.crowsnest.analysis.outbox.Outbox;
import dev.crowsnest.analysis.trace.TraceParent;
import dev.crowsnest.contracts.Topics;
import dev.crowsnest.contracts.event.v1.AnalysisResult;
import dev.crowsnest.contracts.event.v1.AnalysisState;
import dev.crowsnest.contracts.event.v1.AnalysisStateChanged;
import dev.crowsnest.contracts.event.v1.Egress;
import dev.crowsnest.contracts.event.v1.ImageAnalysisFailed;
import dev.crowsnest.contracts.event.v1.RepositoryLocation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** Writes news of jobs as results, keyed by the digest that was asked for. */
@ApplicationScoped
class JobNewsWriter implements JobNews {

    private final Outbox outbox;

    JobNewsWriter(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void queued(JobRequest request) {
        changed(request, Traffic.NONE, AnalysisState.ANALYSIS_STATE_QUEUED, "", 0);
    }

    @Override
    public void returned(Job job, Traffic traffic) {
        changed(job.request(), traffic, AnalysisState.ANALYSIS_STATE_QUEUED, "", 0);
    }

    @Override
    public void running(Job job) {
        changed(job.request(), Traffic.NONE, AnalysisState.ANALYSIS_STATE_RUNNING, "", job.tryNumber());
    }

    @Override
    public void retrying(Job job, String reason, Traffic traffic) {
        changed(job.request(), traffic, AnalysisState.ANALYSIS_STATE_RETRYING, reason, job.tryNumber());
    }

    @Override
    public void succeeded(Job job, AnalysisOutcome outcome) {
        add(
                job.request(),
                outcome.traffic(),
                "ImageAnalyzed",
                result -> result.setImageAnalyzed(OutcomeMessage.of(outcome)));
    }

    @Override
    public void failed(Job job, String reason, Traffic traffic) {
        var failed = ImageAnalysisFailed.newBuilder()
                .setIntegrationId(job.request().place().integrationId())
                .setRepository(location(job.request().place()))
                .setReason(reason)
                .setAttempts(job.tryNumber());
        add(job.request(), traffic, "ImageAnalysisFailed", result -> result.setImageAnalysisFailed(failed));
    }

    private void changed(JobRequest request, Traffic traffic, AnalysisState state, String reason, int attempt) {
        var changed = AnalysisStateChanged.newBuilder()
                .setIntegrationId(request.place().integrationId())
                .setRepository(location(request.place()))
                .setState(state)
                .setReason(reason)
                .setAttempt(attempt);
        add(request, traffic, "AnalysisStateChanged", result -> result.setAnalysisStateChanged(changed));
    }

    private void add(JobRequest request, Traffic traffic, String type, Consumer<AnalysisResult.Builder> fact) {
        String digest = request.digest().toString();
        LongFunction<AnalysisResult> message = sequence -> {
            var result = AnalysisResult.newBuilder()
                    .setDigest(digest)
                    .setOccurredAt(now())
                    .setSequence(sequence);
            fact.accept(result);
            if (!traffic.isNone()) {
                result.setEgress(egress(request.place(), traffic));
            }
            return result.build();
        };
        TraceParent.within(request.traceParent(), () -> outbox.add(Topics.ANALYSIS_RESULTS, digest, type, message));
    }

    private static Egress egress(ImagePlace place, Traffic traffic) {
        return Egress.newBuilder()
                .setIntegrationId(place.integrationId())
                .setBytesPulled(traffic.pulled())
                .setBytesSaved(traffic.saved())
                .build();
    }

    private static RepositoryLocation location(ImagePlace place) {
        return RepositoryLocation.newBuilder()
                .setAccount(place.account())
                .setRegion(place.region())
                .setRepository(place.repository())
                .build();
    }

    private static Timestamp now() {
        Instant now = Instant.now();
        return Timestamp.newBuilder()
                .setSeconds(now.getEpochSecond())
                .setNanos(now.getNano())
                .build();
    }
}
