package dev.crowsnest.localecr.secret.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.call.AwsCall;
import dev.crowsnest.localecr.call.AwsFailure;
import dev.crowsnest.localecr.call.AwsOperation;
import dev.crowsnest.localecr.call.AwsOperations;
import dev.crowsnest.localecr.call.EpochSeconds;
import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.secret.Secret;
import dev.crowsnest.localecr.secret.SecretVersion;
import dev.crowsnest.localecr.secret.Secrets;
import java.util.Map;
import java.util.Optional;

/** Secrets Manager: text secrets with their current and previous value. */
public final class SecretOperations implements AwsOperations {

    private static final String CURRENT = "AWSCURRENT";
    private static final String PREVIOUS = "AWSPREVIOUS";

    private final Secrets secrets;

    public SecretOperations(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public Map<String, AwsOperation> byAction() {
        return Map.of(
                "secretsmanager:CreateSecret", this::create,
                "secretsmanager:PutSecretValue", this::putValue,
                "secretsmanager:GetSecretValue", this::getValue,
                "secretsmanager:DescribeSecret", this::describe);
    }

    private ObjectNode create(AwsCall call) {
        var secret =
                secrets.create(call.text("Name"), call.optionalText("Description"), call.optionalText("SecretString"));
        var answer = named(secret);
        secret.current().ifPresent(version -> answer.put("VersionId", version.id()));
        return answer;
    }

    private ObjectNode putValue(AwsCall call) {
        var secret = secrets.putValue(call.text("SecretId"), call.text("SecretString"));
        var answer = named(secret);
        secret.current().ifPresent(version -> answer.put("VersionId", version.id()));
        answer.putArray("VersionStages").add(CURRENT);
        return answer;
    }

    private ObjectNode getValue(AwsCall call) {
        var secret = secrets.require(call.text("SecretId"));
        var version = version(call, secret)
                .orElseThrow(() -> AwsFailure.of(
                        "ResourceNotFoundException",
                        "Secrets Manager can't find the specified secret value for the version that was asked for."));
        var answer = named(secret)
                .put("VersionId", version.id())
                .put("SecretString", version.value())
                .put("CreatedDate", EpochSeconds.of(version.createdAt()));
        answer.putArray("VersionStages").add(stage(secret, version));
        return answer;
    }

    private ObjectNode describe(AwsCall call) {
        var secret = secrets.require(call.text("SecretId"));
        var answer = named(secret).put("CreatedDate", EpochSeconds.of(secret.createdAt()));
        secret.description().ifPresent(text -> answer.put("Description", text));
        var stages = answer.putObject("VersionIdsToStages");
        secret.previous().ifPresent(version -> stages.putArray(version.id()).add(PREVIOUS));
        secret.current().ifPresent(version -> {
            answer.put("LastChangedDate", EpochSeconds.of(version.createdAt()));
            stages.putArray(version.id()).add(CURRENT);
        });
        return answer;
    }

    private static Optional<SecretVersion> version(AwsCall call, Secret secret) {
        var versionId = call.optionalText("VersionId");
        if (versionId.isPresent()) {
            return secret.current()
                    .filter(version -> version.id().equals(versionId.get()))
                    .or(() -> secret.previous().filter(version -> version.id().equals(versionId.get())));
        }
        return switch (call.optionalText("VersionStage").orElse(CURRENT)) {
            case CURRENT -> secret.current();
            case PREVIOUS -> secret.previous();
            default -> Optional.empty();
        };
    }

    private static String stage(Secret secret, SecretVersion version) {
        return secret.current().filter(version::equals).isPresent() ? CURRENT : PREVIOUS;
    }

    private static ObjectNode named(Secret secret) {
        return Json.object().put("ARN", secret.arn()).put("Name", secret.name());
    }
}
