package dev.crowsnest.localecr.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.call.Account;
import dev.crowsnest.localecr.call.AwsCall;
import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.registry.RegistryChange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Tells of a call to delete a repository as CloudTrail does; there is no event of ECR's own for it. */
final class CallRecord {

    private final Account account;

    CallRecord(Account account) {
        this.account = account;
    }

    ObjectNode of(RegistryChange.RepositoryDeleted deleted) {
        var name = deleted.repository().value();
        var detail = begin(deleted.call(), deleted.at());
        request(detail, name, deleted.forced());
        detail.putObject("responseElements")
                .putObject("repository")
                .put("repositoryArn", account.repositoryArn(name))
                .put("repositoryName", name)
                .put("repositoryUri", "%s.dkr.ecr.%s.amazonaws.com/%s".formatted(account.id(), account.region(), name))
                .put("createdAt", deleted.createdAt().toString())
                .put("registryId", account.id());
        return end(detail, name);
    }

    /** A call that was refused is told too, with why and without a response. */
    ObjectNode of(RegistryChange.RepositoryKept kept) {
        var name = kept.repository().value();
        var detail = begin(kept.call(), kept.at())
                .put("errorCode", kept.refusal().code())
                .put("errorMessage", kept.refusal().getMessage());
        request(detail, name, false);
        detail.putNull("responseElements");
        return end(detail, name);
    }

    private ObjectNode begin(AwsCall call, Instant at) {
        var detail = Json.object().put("eventVersion", "1.08");
        detail.putObject("userIdentity")
                .put("type", "IAMUser")
                .put("accountId", account.id())
                .put("arn", call.caller().arn(account));
        return detail.put("eventTime", at.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("eventSource", "ecr.amazonaws.com")
                .put("eventName", "DeleteRepository")
                .put("awsRegion", account.region())
                .put("sourceIPAddress", call.sourceAddress())
                .put("userAgent", call.userAgent());
    }

    private void request(ObjectNode detail, String repository, boolean forced) {
        detail.putObject("requestParameters")
                .put("repositoryName", repository)
                .put("registryId", account.id())
                .put("force", forced);
    }

    private ObjectNode end(ObjectNode detail, String repository) {
        detail.put("requestID", UUID.randomUUID().toString())
                .put("eventID", UUID.randomUUID().toString())
                .put("readOnly", false);
        detail.putArray("resources")
                .addObject()
                .put("ARN", account.repositoryArn(repository))
                .put("accountId", account.id());
        return detail.put("eventType", "AwsApiCall").put("recipientAccountId", account.id());
    }
}
