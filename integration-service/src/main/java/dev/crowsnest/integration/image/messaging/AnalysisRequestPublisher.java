package dev.crowsnest.integration.image.messaging;

import com.google.protobuf.Timestamp;
import dev.crowsnest.contracts.Topics;
import dev.crowsnest.contracts.event.v1.AnalysisRequest;
import dev.crowsnest.contracts.event.v1.AnalysisRequested;
import dev.crowsnest.contracts.event.v1.ImageForgotten;
import dev.crowsnest.contracts.event.v1.Priority;
import dev.crowsnest.contracts.event.v1.RegistryAccess;
import dev.crowsnest.contracts.event.v1.RepositoryLocation;
import dev.crowsnest.integration.image.AnalysisRequests;
import dev.crowsnest.integration.image.Cause;
import dev.crowsnest.integration.image.Digest;
import dev.crowsnest.integration.image.Place;
import dev.crowsnest.integration.outbox.Outbox;
import dev.crowsnest.integration.outbox.OutgoingEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks analysis-service, with all that it needs and no credential. */
@ApplicationScoped
class AnalysisRequestPublisher implements AnalysisRequests {

    private final Outbox outbox;

    AnalysisRequestPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> request(Place place, Digest digest, @Nullable String tag, Cause cause) {
        var access = place.integration().access();
        var requested = AnalysisRequested.newBuilder()
                .setRepository(location(place))
                .setDigest(digest.text())
                .setTag(Objects.requireNonNullElse(tag, ""))
                .setAccess(RegistryAccess.newBuilder()
                        .setRoleArn(Objects.requireNonNullElse(access.roleArn(), ""))
                        .setExternalId(access.externalId()))
                .setPriority(priority(cause))
                .setCause(dev.crowsnest.contracts.event.v1.Cause.valueOf("CAUSE_" + cause.name()));
        return add("AnalysisRequested", digest, message(place).setAnalysisRequested(requested));
    }

    @Override
    public Uni<Void> forget(Place place, Digest digest) {
        var forgotten =
                ImageForgotten.newBuilder().setRepository(location(place)).setDigest(digest.text());
        return add("ImageForgotten", digest, message(place).setImageForgotten(forgotten));
    }

    // What is found late has waited already; what is pushed now is waited for.
    private static Priority priority(Cause cause) {
        return switch (cause) {
            case PUSHED, ASKED -> Priority.PRIORITY_PUSH;
            case ENABLED, RECONCILED -> Priority.PRIORITY_BACKFILL;
        };
    }

    private Uni<Void> add(String type, Digest digest, AnalysisRequest.Builder message) {
        byte[] payload = message.build().toByteArray();
        return outbox.add(OutgoingEvent.of(Topics.ANALYSIS_REQUESTS.name(), digest.text(), type, payload));
    }

    private static AnalysisRequest.Builder message(Place place) {
        Instant now = Instant.now();
        return AnalysisRequest.newBuilder()
                .setIntegrationId(place.integration().id().toString())
                .setRequestedAt(
                        Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()));
    }

    private static RepositoryLocation location(Place place) {
        return RepositoryLocation.newBuilder()
                .setAccount(place.integration().location().account())
                .setRegion(place.integration().location().region())
                .setRepository(place.repository().name())
                .build();
    }
}
