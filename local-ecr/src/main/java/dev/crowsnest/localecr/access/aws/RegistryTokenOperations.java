package dev.crowsnest.localecr.access.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.access.Access;
import dev.crowsnest.localecr.access.RegistryToken;
import dev.crowsnest.localecr.call.AwsCall;
import dev.crowsnest.localecr.call.AwsOperation;
import dev.crowsnest.localecr.call.AwsOperations;
import dev.crowsnest.localecr.call.EpochSeconds;
import dev.crowsnest.localecr.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** ECR's sign-in: turns the right to call AWS into a password for the registry. */
public final class RegistryTokenOperations implements AwsOperations {

    private final Access access;

    public RegistryTokenOperations(Access access) {
        this.access = access;
    }

    @Override
    public Map<String, AwsOperation> byAction() {
        return Map.of("ecr:GetAuthorizationToken", this::getAuthorizationToken);
    }

    private ObjectNode getAuthorizationToken(AwsCall call) {
        var token = access.registryToken(call.caller());
        var basic = (RegistryToken.USER + ":" + token.password()).getBytes(StandardCharsets.UTF_8);
        var answer = Json.object();
        answer.putArray("authorizationData")
                .addObject()
                .put("authorizationToken", Base64.getEncoder().encodeToString(basic))
                .put("expiresAt", EpochSeconds.of(token.expiration()))
                .put("proxyEndpoint", call.address());
        return answer;
    }
}
