package dev.crowsnest.localecr.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.call.Account;
import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.registry.Arrival;
import dev.crowsnest.localecr.registry.RegistryChange;
import dev.crowsnest.localecr.registry.RepositoryName;
import dev.crowsnest.localecr.registry.StorageClass;
import dev.crowsnest.localecr.registry.StoredImage;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tells of changes in the words of ECR's events. */
final class EventWriter {

    private static final String IMAGE_ACTION = "ECR Image Action";
    private static final String REFERRER_ACTION = "ECR Referrer Action";
    private static final String API_CALL = "AWS API Call via CloudTrail";

    private static final String REPLICATION = "ECR Replication Action";
    private static final String PULL_THROUGH = "ECR Pull Through Cache Action";

    private final Account account;
    private final CallRecord calls;

    EventWriter(Account account) {
        this.account = account;
        this.calls = new CallRecord(account);
    }

    EventEnvelope write(RegistryChange change) {
        var id = UUID.randomUUID().toString();
        if (change instanceof RegistryChange.ImagePushed pushed) {
            var detail = imageAction("PUSH", pushed.repository(), pushed.image(), pushed.tag());
            return new EventEnvelope(id, IMAGE_ACTION, pushed.at(), List.of(), detail);
        }
        if (change instanceof RegistryChange.ImageDeleted deleted) {
            var detail = imageAction("DELETE", deleted.repository(), deleted.image(), deleted.tag());
            return new EventEnvelope(id, IMAGE_ACTION, deleted.at(), List.of(), detail);
        }
        if (change instanceof RegistryChange.ImageMoved moved) {
            var type = moved.image().subject().isPresent() ? REFERRER_ACTION : IMAGE_ACTION;
            return new EventEnvelope(id, type, moved.at(), List.of(), storageClassAction(moved));
        }
        if (change instanceof RegistryChange.ImageArrived arrived) {
            return arrival(id, arrived);
        }
        var detail = change instanceof RegistryChange.RepositoryKept kept
                ? calls.of(kept)
                : calls.of((RegistryChange.RepositoryDeleted) change);
        return new EventEnvelope(id, API_CALL, change.at(), List.of(), detail);
    }

    private EventEnvelope arrival(String id, RegistryChange.ImageArrived arrived) {
        var resources = List.of(account.repositoryArn(arrived.repository().value()));
        return arrived.arrival() instanceof Arrival.Replicated replicated
                ? new EventEnvelope(id, REPLICATION, arrived.at(), resources, replication(arrived, replicated))
                : new EventEnvelope(
                        id, PULL_THROUGH, arrived.at(), resources, pullThrough(arrived, (Arrival.PulledThrough)
                                arrived.arrival()));
    }

    private static ObjectNode replication(RegistryChange.ImageArrived arrived, Arrival.Replicated from) {
        return place(Json.object().put("result", "SUCCESS"), arrived)
                .put("source-account", from.account())
                .put("source-region", from.region())
                .put("action-type", "REPLICATE");
    }

    private static ObjectNode pullThrough(RegistryChange.ImageArrived arrived, Arrival.PulledThrough from) {
        return place(Json.object().put("rule-version", "1").put("sync-status", "SUCCESS"), arrived)
                .put("ecr-repository-prefix", from.prefix())
                .put("upstream-registry-url", from.upstream());
    }

    private static ObjectNode place(ObjectNode detail, RegistryChange.ImageArrived arrived) {
        arrived.tag().ifPresent(text -> detail.put("image-tag", text));
        return detail.put("repository-name", arrived.repository().value())
                .put("image-digest", arrived.image().digest().toString());
    }

    private static ObjectNode imageAction(
            String action, RepositoryName repository, StoredImage image, Optional<String> tag) {
        var detail = Json.object()
                .put("result", "SUCCESS")
                .put("repository-name", repository.value())
                .put("image-digest", image.digest().toString())
                .put("action-type", action)
                .put("manifest-media-type", image.mediaType());
        image.artifactType().ifPresent(type -> detail.put("artifact-media-type", type));
        tag.ifPresent(text -> detail.put("image-tag", text));
        return detail;
    }

    private static ObjectNode storageClassAction(RegistryChange.ImageMoved moved) {
        var detail = imageAction("UPDATE_STORAGE_CLASS", moved.repository(), moved.image(), Optional.empty())
                .put("target-storage-class", moved.target().name());
        if (moved.target() == StorageClass.STANDARD) {
            detail.put(
                    "last-activated-at",
                    moved.at().truncatedTo(ChronoUnit.MILLIS).toString());
        }
        return detail;
    }
}
