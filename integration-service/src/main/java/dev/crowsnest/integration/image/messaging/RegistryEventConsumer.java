package dev.crowsnest.integration.image.messaging;

import dev.crowsnest.contracts.Topics;
import dev.crowsnest.contracts.event.v1.ImageDeleted;
import dev.crowsnest.contracts.event.v1.ImagePushed;
import dev.crowsnest.contracts.event.v1.RegistryEvent;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.cost.UsageCounting;
import dev.crowsnest.integration.image.Artifact;
import dev.crowsnest.integration.image.EventOrigin;
import dev.crowsnest.integration.image.Push;
import dev.crowsnest.integration.image.PushRecording;
import dev.crowsnest.integration.image.RemovalRecording;
import dev.crowsnest.integration.image.UnusableEvent;
import dev.crowsnest.integration.registry.HeardEvents;
import dev.crowsnest.integration.registry.RegistryLocation;
import dev.crowsnest.integration.repository.RepositoryName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes facts about registries into the inventory. */
@ApplicationScoped
class RegistryEventConsumer {

    private final RecordIntake intake;
    private final PushRecording pushes;
    private final RemovalRecording removals;
    private final HeardEvents heard;
    private final UsageCounting usage;

    RegistryEventConsumer(
            RecordIntake intake,
            PushRecording pushes,
            RemovalRecording removals,
            HeardEvents heard,
            UsageCounting usage) {
        this.intake = intake;
        this.pushes = pushes;
        this.removals = removals;
        this.heard = heard;
        this.usage = usage;
    }

    @Incoming("registry-events")
    Uni<Void> accept(ConsumerRecord<String, byte[]> record) {
        return intake.take(record, Topics.REGISTRY_EVENTS, this::apply);
    }

    private Uni<Void> apply(RegistryEvent event) {
        EventOrigin origin = origin(event);
        heard.note(origin.integrationId(), origin.at());
        return switch (event.getFactCase()) {
            case IMAGE_PUSHED -> pushed(origin, push(event.getImagePushed()));
            case IMAGE_DELETED -> deleted(origin, event.getImageDeleted());
            case REPOSITORY_DELETED -> removals.repositoryDeleted(origin);
            case IMAGE_ARCHIVED ->
                removals.stored(
                        origin, EventFields.digest(event.getImageArchived().getDigest()), true);
            case IMAGE_RESTORED ->
                removals.stored(
                        origin, EventFields.digest(event.getImageRestored().getDigest()), false);
            // A newer ingest-service knows facts that this one does not.
            case FACT_NOT_SET -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> pushed(EventOrigin origin, Push push) {
        return pushes.pushed(origin, push)
                .chain(() -> usage.pushed(origin.integrationId(), origin.repository(), origin.at()));
    }

    private Uni<Void> deleted(EventOrigin origin, ImageDeleted deleted) {
        return removals.deleted(origin, EventFields.digest(deleted.getDigest()), EventFields.tag(deleted.getTag()));
    }

    private static EventOrigin origin(RegistryEvent event) {
        var location = event.getRepository();
        if (!RepositoryName.isValid(location.getRepository())) {
            throw new UnusableEvent("the repository's name is none that ECR allows");
        }
        try {
            return new EventOrigin(
                    EventFields.uuid("the integration", event.getIntegrationId()),
                    new RegistryLocation(location.getAccount(), location.getRegion()),
                    location.getRepository(),
                    EventFields.instant(event.hasOccurredAt(), event.getOccurredAt()));
        } catch (Refusal e) {
            throw new UnusableEvent(e.sentence());
        }
    }

    private static Push push(ImagePushed pushed) {
        String tag = EventFields.tag(pushed.getTag());
        var artifact = Artifact.of(
                EventFields.mediaType(pushed.getManifestMediaType()),
                EventFields.mediaType(pushed.getArtifactMediaType()),
                tag);
        return new Push(EventFields.digest(pushed.getDigest()), tag, artifact);
    }
}
