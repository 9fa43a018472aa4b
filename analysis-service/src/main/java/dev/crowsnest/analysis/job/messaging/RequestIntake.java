package dev.crowsnest.analysis.job.messaging;

import dev.crowsnest.analysis.job.ImagePlace;
import dev.crowsnest.analysis.job.JobRequest;
import dev.crowsnest.analysis.job.JobSignal;
import dev.crowsnest.analysis.job.Jobs;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.contracts.MalformedEventException;
import dev.crowsnest.contracts.event.v1.AnalysisRequest;
import dev.crowsnest.contracts.event.v1.ImageForgotten;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Says what is to be done for a request; refusing what breaks a rule and doing it are two steps. */
@ApplicationScoped
class RequestIntake {

    private static final Logger LOGGER = Logger.getLogger(RequestIntake.class);

    private final Jobs jobs;
    private final JobSignal signal;

    RequestIntake(Jobs jobs, JobSignal signal) {
        this.jobs = jobs;
        this.signal = signal;
    }

    /** What is left to do, and may be repeated. */
    @FunctionalInterface
    interface Work {
        void store();
    }

    Work read(String eventId, AnalysisRequest envelope, @Nullable String traceParent) throws MalformedEventException {
        return switch (envelope.getRequestCase()) {
            case ANALYSIS_REQUESTED -> analyze(eventId, RequestMessage.request(envelope, traceParent));
            case IMAGE_FORGOTTEN -> forgetImage(eventId, envelope);
            case INTEGRATION_REMOVED -> forgetIntegration(eventId, envelope);
            case REQUEST_NOT_SET -> () -> LOGGER.debugf("Passed over a request of an unknown kind, event=%s", eventId);
        };
    }

    private Work analyze(String eventId, JobRequest request) {
        return () -> {
            if (jobs.accept(eventId, request)) {
                signal.raise();
            }
        };
    }

    private Work forgetImage(String eventId, AnalysisRequest envelope) throws MalformedEventException {
        ImageForgotten forgotten = envelope.getImageForgotten();
        ImagePlace place = RequestMessage.place(envelope, forgotten.getRepository());
        Digest digest = RequestMessage.digest(forgotten.getDigest());
        return () -> jobs.forget(eventId, place, digest);
    }

    private Work forgetIntegration(String eventId, AnalysisRequest envelope) throws MalformedEventException {
        String integrationId = RequestMessage.required("integration id", envelope.getIntegrationId());
        Instant removedAt = RequestMessage.requestedAt(envelope);
        return () -> jobs.forget(eventId, integrationId, removedAt);
    }
}
