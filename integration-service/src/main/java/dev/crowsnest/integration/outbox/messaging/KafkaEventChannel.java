package dev.crowsnest.integration.outbox.messaging;

import dev.crowsnest.contracts.EventHeaders;
import dev.crowsnest.integration.outbox.EventChannel;
import dev.crowsnest.integration.outbox.OutgoingEvent;
import dev.crowsnest.integration.outbox.PendingEvent;
import dev.crowsnest.integration.outbox.TraceParent;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Sends events of the outbox to the topics that they name. */
@ApplicationScoped
class KafkaEventChannel implements EventChannel {

    private static final String SOURCE = "/integration-service";

    private final MutinyEmitter<byte[]> emitter;
    private final MeterRegistry meters;

    KafkaEventChannel(@Channel("outbox") MutinyEmitter<byte[]> emitter, MeterRegistry meters) {
        this.emitter = emitter;
        this.meters = meters;
    }

    @Override
    public Uni<Void> send(PendingEvent pending) {
        return emitter.sendMessage(Message.of(pending.event().payload(), metadata(pending)))
                .invoke(() -> meters.counter(
                                "crowsnest.events.published",
                                "topic",
                                pending.event().topic(),
                                "type",
                                pending.event().type())
                        .increment());
    }

    private static Metadata metadata(PendingEvent pending) {
        OutgoingEvent event = pending.event();
        var headers = new RecordHeaders();
        new EventHeaders(event.id().toString(), event.type(), SOURCE, pending.addedAt(), pending.traceParent())
                .writeTo(headers);
        var record = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(event.topic())
                .withKey(event.key())
                .withHeaders(headers)
                .build();
        return Metadata.of(record, TracingMetadata.withCurrent(TraceParent.parse(pending.traceParent())));
    }
}
