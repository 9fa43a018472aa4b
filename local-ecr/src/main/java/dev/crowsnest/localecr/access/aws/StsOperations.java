package dev.crowsnest.localecr.access.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.access.Access;
import dev.crowsnest.localecr.call.Account;
import dev.crowsnest.localecr.call.AwsCall;
import dev.crowsnest.localecr.call.AwsFailure;
import dev.crowsnest.localecr.call.AwsOperation;
import dev.crowsnest.localecr.call.AwsOperations;
import dev.crowsnest.localecr.call.Caller;
import dev.crowsnest.localecr.json.Json;
import java.time.Duration;
import java.util.Map;

/** STS: who am I, and let me be somebody else. */
public final class StsOperations implements AwsOperations {

    private static final Duration SHORTEST_SESSION = Duration.ofMinutes(15);
    private static final Duration LONGEST_SESSION = Duration.ofHours(12);
    private static final Duration USUAL_SESSION = Duration.ofHours(1);

    private final Account account;
    private final Access access;

    public StsOperations(Account account, Access access) {
        this.account = account;
        this.access = access;
    }

    @Override
    public Map<String, AwsOperation> byAction() {
        return Map.of("sts:AssumeRole", this::assumeRole, "sts:GetCallerIdentity", this::getCallerIdentity);
    }

    private ObjectNode assumeRole(AwsCall call) {
        var roleArn = call.text("RoleArn");
        var session = call.text("RoleSessionName");
        var credentials =
                access.assume(call.caller(), roleArn, session, call.optionalText("ExternalId"), duration(call));
        var answer = Json.object();
        answer.putObject("Credentials")
                .put("AccessKeyId", credentials.accessKeyId())
                .put("SecretAccessKey", credentials.secretAccessKey())
                .put("SessionToken", credentials.sessionToken())
                .put("Expiration", credentials.expiration().toString());
        answer.putObject("AssumedRoleUser")
                .put("AssumedRoleId", "AROALOCAL:" + session)
                .put("Arn", new Caller.AssumedRole(roleArn, session).arn(account));
        return answer;
    }

    private ObjectNode getCallerIdentity(AwsCall call) {
        return Json.object()
                .put("Arn", call.caller().arn(account))
                .put("UserId", "AIDALOCAL")
                .put("Account", account.id());
    }

    private static Duration duration(AwsCall call) {
        var wanted =
                call.optionalText("DurationSeconds").map(StsOperations::seconds).orElse(USUAL_SESSION);
        if (wanted.compareTo(SHORTEST_SESSION) < 0 || wanted.compareTo(LONGEST_SESSION) > 0) {
            throw AwsFailure.of("ValidationError", "DurationSeconds must be from 900 to 43200");
        }
        return wanted;
    }

    private static Duration seconds(String text) {
        try {
            return Duration.ofSeconds(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw AwsFailure.of("ValidationError", "DurationSeconds must be a whole number");
        }
    }
}
