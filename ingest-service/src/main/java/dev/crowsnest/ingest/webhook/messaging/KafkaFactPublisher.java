package dev.crowsnest.ingest.webhook.messaging;

import com.google.protobuf.Timestamp;
import dev.crowsnest.contracts.EventHeaders;
import dev.crowsnest.contracts.event.v1.RegistryEvent;
import dev.crowsnest.contracts.event.v1.RepositoryLocation;
import dev.crowsnest.ingest.webhook.FactPublisher;
import dev.crowsnest.ingest.webhook.Occurrence;
import dev.crowsnest.ingest.webhook.ReceivedEvent;
import dev.crowsnest.ingest.webhook.RegistryFact;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Publishes facts, keyed by repository so that what happened to one stays in order. */
@ApplicationScoped
class KafkaFactPublisher implements FactPublisher {

    private static final String CHANNEL = "registry-events";
    private static final String SOURCE = "/ingest-service";

    private final MutinyEmitter<byte[]> events;

    /** The buffer has no bound of its own: the webhook bounds what is in flight, and says so to the caller. */
    KafkaFactPublisher(
            @Channel(CHANNEL) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> events) {
        this.events = events;
    }

    @Override
    public Uni<Void> publish(String integrationId, ReceivedEvent event, Occurrence occurrence) {
        RegistryFact fact = occurrence.fact();
        RepositoryLocation repository = RepositoryLocation.newBuilder()
                .setAccount(event.account())
                .setRegion(event.region())
                .setRepository(fact.repository())
                .build();
        var message = RegistryEvent.newBuilder()
                .setIntegrationId(integrationId)
                .setRepository(repository)
                .setOccurredAt(timestamp(occurrence.at()));
        String type = FactMessages.put(fact, message);
        var headers = new RecordHeaders();
        new EventHeaders(id(integrationId, event), type, SOURCE, Instant.now(), null).writeTo(headers);
        return events.sendMessage(Message.of(message.build().toByteArray())
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(event.account() + "/" + event.region() + "/" + fact.repository())
                        .withHeaders(headers)
                        .build()));
    }

    // Whoever may send for one integration chooses the ids of its events; so they are told apart from those of all
    // others.
    private static String id(String integrationId, ReceivedEvent event) {
        return integrationId + "/" + event.id();
    }

    private static Timestamp timestamp(Instant time) {
        return Timestamp.newBuilder()
                .setSeconds(time.getEpochSecond())
                .setNanos(time.getNano())
                .build();
    }
}
