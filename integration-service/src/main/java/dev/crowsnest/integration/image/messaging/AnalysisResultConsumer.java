package dev.crowsnest.integration.image.messaging;

import dev.crowsnest.contracts.Topics;
import dev.crowsnest.contracts.event.v1.AnalysisResult;
import dev.crowsnest.contracts.event.v1.AnalysisStateChanged;
import dev.crowsnest.contracts.event.v1.Egress;
import dev.crowsnest.contracts.event.v1.ImageAnalysisFailed;
import dev.crowsnest.integration.cost.Traffic;
import dev.crowsnest.integration.cost.UsageCounting;
import dev.crowsnest.integration.image.AnalysisProgress;
import dev.crowsnest.integration.image.AnalysisState;
import dev.crowsnest.integration.image.ResultMark;
import dev.crowsnest.integration.image.ResultRecording;
import dev.crowsnest.integration.image.UnusableEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes what analysis-service found into the inventory. */
@ApplicationScoped
class AnalysisResultConsumer {

    private static final String INTEGRATION = "the integration";

    private final RecordIntake intake;
    private final ResultRecording results;
    private final UsageCounting usage;

    AnalysisResultConsumer(RecordIntake intake, ResultRecording results, UsageCounting usage) {
        this.intake = intake;
        this.results = results;
        this.usage = usage;
    }

    @Incoming("analysis-results")
    Uni<Void> accept(ConsumerRecord<String, byte[]> record) {
        return intake.take(record, Topics.ANALYSIS_RESULTS, this::apply);
    }

    private Uni<Void> apply(AnalysisResult result) {
        var mark = new ResultMark(
                EventFields.digest(result.getDigest()),
                result.getSequence(),
                EventFields.instant(result.hasOccurredAt(), result.getOccurredAt()));
        return record(result, mark).chain(() -> count(result, mark));
    }

    private Uni<Void> record(AnalysisResult result, ResultMark mark) {
        return switch (result.getResultCase()) {
            case IMAGE_ANALYZED -> results.finished(mark, ResultFields.finished(result.getImageAnalyzed()));
            case IMAGE_ANALYSIS_FAILED -> failed(mark, result.getImageAnalysisFailed());
            case ANALYSIS_STATE_CHANGED -> progressed(mark, result.getAnalysisStateChanged());
            case FINDINGS_CHANGED ->
                results.recounted(
                        mark, ResultFields.platforms(result.getFindingsChanged().getPlatformsList()));
            // A newer analysis-service says what this one does not know.
            case RESULT_NOT_SET -> Uni.createFrom().voidItem();
        };
    }

    /** Also of an image that is known no more: it was pulled all the same. */
    private Uni<Void> count(AnalysisResult result, ResultMark mark) {
        if (!result.hasEgress()) {
            return Uni.createFrom().voidItem();
        }
        Egress egress = result.getEgress();
        return usage.analyzed(
                EventFields.uuid(INTEGRATION, egress.getIntegrationId()),
                mark.digest().text(),
                mark.at(),
                new Traffic(egress.getBytesPulled(), egress.getBytesSaved()));
    }

    private Uni<Void> failed(ResultMark mark, ImageAnalysisFailed failed) {
        String reason = EventFields.text(failed.getReason());
        return results.failed(
                mark,
                EventFields.uuid(INTEGRATION, failed.getIntegrationId()),
                failed.getRepository().getRepository(),
                reason == null ? "analysis-service gave no reason" : reason,
                failed.getAttempts());
    }

    private Uni<Void> progressed(ResultMark mark, AnalysisStateChanged changed) {
        AnalysisState state = switch (changed.getState()) {
            case ANALYSIS_STATE_QUEUED -> AnalysisState.QUEUED;
            case ANALYSIS_STATE_RUNNING -> AnalysisState.RUNNING;
            case ANALYSIS_STATE_RETRYING -> AnalysisState.RETRYING;
            case ANALYSIS_STATE_UNSPECIFIED, UNRECOGNIZED -> throw new UnusableEvent("the state is missing");
        };
        return results.progressed(
                mark,
                EventFields.uuid(INTEGRATION, changed.getIntegrationId()),
                changed.getRepository().getRepository(),
                new AnalysisProgress(state, EventFields.text(changed.getReason()), changed.getAttempt()));
    }
}
