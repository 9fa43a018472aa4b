package dev.crowsnest.integration.registry.messaging;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.crowsnest.contracts.Topics;
import dev.crowsnest.contracts.event.v1.AnalysisRequest;
import dev.crowsnest.contracts.event.v1.IntegrationChanged;
import dev.crowsnest.contracts.event.v1.IntegrationRemoved;
import dev.crowsnest.integration.outbox.Outbox;
import dev.crowsnest.integration.outbox.OutgoingEvent;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.IntegrationNews;
import dev.crowsnest.integration.registry.IntegrationState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Tells ingest-service who may send, and analysis-service whom to forget. */
@ApplicationScoped
class IntegrationPublisher implements IntegrationNews {

    private final Outbox outbox;

    IntegrationPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<UUID> changed(Integration integration, List<byte[]> apiKeyHashes) {
        String id = integration.id().toString();
        IntegrationChanged message = IntegrationChanged.newBuilder()
                .setIntegrationId(id)
                .setState(state(integration.status().state()))
                .setAccount(integration.location().account())
                .setRegion(integration.location().region())
                .addAllApiKeyHashes(
                        apiKeyHashes.stream().map(ByteString::copyFrom).toList())
                .setChangedAt(timestamp(Instant.now()))
                .build();
        var event = OutgoingEvent.of(Topics.INTEGRATIONS.name(), id, "IntegrationChanged", message.toByteArray());
        return outbox.add(event).replaceWith(event.id());
    }

    @Override
    public Uni<Void> removed(Integration integration) {
        String id = integration.id().toString();
        AnalysisRequest message = AnalysisRequest.newBuilder()
                .setIntegrationId(id)
                .setRequestedAt(timestamp(integration.status().since()))
                .setIntegrationRemoved(IntegrationRemoved.getDefaultInstance())
                .build();
        return outbox.add(
                OutgoingEvent.of(Topics.ANALYSIS_REQUESTS.name(), id, "IntegrationRemoved", message.toByteArray()));
    }

    private static dev.crowsnest.contracts.event.v1.IntegrationState state(IntegrationState state) {
        return dev.crowsnest.contracts.event.v1.IntegrationState.valueOf("INTEGRATION_STATE_" + state.name());
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
