package dev.crowsnest.analysis.job.messaging;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.crowsnest.analysis.patience.Patience;
import dev.crowsnest.analysis.trace.TraceParent;
import dev.crowsnest.contracts.EventHeaders;
import dev.crowsnest.contracts.MalformedEventException;
import dev.crowsnest.contracts.Topics;
import dev.crowsnest.contracts.event.v1.AnalysisRequest;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes in requests. A record is acknowledged once it is stored or on the dead twin; while neither can be done, it waits.
 */
@ApplicationScoped
class AnalysisRequestConsumer {

    private final RequestIntake intake;
    private final DeadRequests dead;
    private final Patience patience;

    AnalysisRequestConsumer(RequestIntake intake, DeadRequests dead, Patience patience) {
        this.intake = intake;
        this.dead = dead;
        this.patience = patience;
    }

    @Incoming("analysis-requests")
    @Blocking
    public void accept(ConsumerRecord<String, byte[]> record) {
        try {
            EventHeaders headers = EventHeaders.readFrom(record.headers());
            String here = TraceParent.current();
            RequestIntake.Work work = intake.read(
                    headers.id(), envelope(record), here == null ? headers.traceParent() : here);
            patience.insist("store a request", () -> {
                work.store();
                return true;
            });
        } catch (MalformedEventException e) {
            patience.insist("put a request aside", () -> dead.put(record, String.valueOf(e.getMessage())));
        }
    }

    private static AnalysisRequest envelope(ConsumerRecord<String, byte[]> record) throws MalformedEventException {
        if (record.value() == null) {
            throw new MalformedEventException("the record has no value", null);
        }
        try {
            return Topics.ANALYSIS_REQUESTS.parse(record.value());
        } catch (InvalidProtocolBufferException e) {
            throw new MalformedEventException("the value is no AnalysisRequest: " + e.getMessage(), e);
        }
    }
}
