package dev.crowsnest.localecr.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.call.Account;
import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.registry.RegistryChange;
import dev.crowsnest.localecr.registry.RepositoryName;
import dev.crowsnest.localecr.registry.StorageClass;
import dev.crowsnest.localecr.registry.StoredImage;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Tells of changes in the words of ECR's events. */
final class EventWriter {

    private static final String IMAGE_ACTION = "ECR Image Action";
    private static final String REFERRER_ACTION = "ECR Referrer Action";
    private static final String API_CALL = "AWS API Call via CloudTrail";

    private final Account account;

    EventWriter(Account account) {
        this.account = account;
    }

    EventEnvelope write(RegistryChange change) {
        var id = UUID.randomUUID().toString();
        if (change instanceof RegistryChange.ImagePushed pushed) {
            var detail = imageAction("PUSH", pushed.repository(), pushed.image(), pushed.tag());
            return new EventEnvelope(id, IMAGE_ACTION, pushed.at(), detail);
        }
        if (change instanceof RegistryChange.ImageDeleted deleted) {
            var detail = imageAction("DELETE", deleted.repository(), deleted.image(), deleted.tag());
            return new EventEnvelope(id, IMAGE_ACTION, deleted.at(), detail);
        }
        if (change instanceof RegistryChange.ImageMoved moved) {
            var type = moved.image().subject().isPresent() ? REFERRER_ACTION : IMAGE_ACTION;
            return new EventEnvelope(id, type, moved.at(), storageClassAction(moved));
        }
        var deleted = (RegistryChange.RepositoryDeleted) change;
        return new EventEnvelope(id, API_CALL, deleted.at(), deleteRepositoryCall(deleted));
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

    /** The repository is named by what CloudTrail recorded of the call; there is no event of ECR's own for it. */
    private ObjectNode deleteRepositoryCall(RegistryChange.RepositoryDeleted deleted) {
        var name = deleted.repository().value();
        var call = deleted.call();
        var arn = account.repositoryArn(name);
        var detail = Json.object().put("eventVersion", "1.08");
        detail.putObject("userIdentity")
                .put("type", "IAMUser")
                .put("accountId", account.id())
                .put("arn", call.caller().arn(account));
        detail.put("eventTime", deleted.at().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("eventSource", "ecr.amazonaws.com")
                .put("eventName", "DeleteRepository")
                .put("awsRegion", account.region())
                .put("sourceIPAddress", call.sourceAddress())
                .put("userAgent", call.userAgent());
        detail.putObject("requestParameters")
                .put("repositoryName", name)
                .put("registryId", account.id())
                .put("force", deleted.forced());
        detail.putObject("responseElements")
                .putObject("repository")
                .put("repositoryArn", arn)
                .put("repositoryName", name)
                .put("repositoryUri", "%s.dkr.ecr.%s.amazonaws.com/%s".formatted(account.id(), account.region(), name))
                .put("createdAt", deleted.createdAt().toString())
                .put("registryId", account.id());
        detail.put("requestID", UUID.randomUUID().toString())
                .put("eventID", UUID.randomUUID().toString())
                .put("readOnly", false);
        detail.putArray("resources").addObject().put("ARN", arn).put("accountId", account.id());
        return detail.put("eventType", "AwsApiCall").put("recipientAccountId", account.id());
    }
}
