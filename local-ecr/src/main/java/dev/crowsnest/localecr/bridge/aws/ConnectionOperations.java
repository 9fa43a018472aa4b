package dev.crowsnest.localecr.bridge.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.bridge.Bridge;
import dev.crowsnest.localecr.bridge.Connection;
import dev.crowsnest.localecr.call.AwsCall;
import dev.crowsnest.localecr.call.AwsFailure;
import dev.crowsnest.localecr.call.AwsOperation;
import dev.crowsnest.localecr.call.AwsOperations;
import dev.crowsnest.localecr.json.Json;
import java.util.Map;
import java.util.Optional;

/** EventBridge: connections that sign in with an API key. */
public final class ConnectionOperations implements AwsOperations {

    private final Bridge bridge;

    public ConnectionOperations(Bridge bridge) {
        this.bridge = bridge;
    }

    @Override
    public Map<String, AwsOperation> byAction() {
        return Map.of("events:UpdateConnection", this::update, "events:DescribeConnection", this::describe);
    }

    private ObjectNode update(AwsCall call) {
        var parameters = call.parameters().path("AuthParameters").path("ApiKeyAuthParameters");
        var present = bridge.require(call.text("Name"));
        var header = Json.text(parameters, "ApiKeyName").orElse(present.keyHeader());
        var key = Json.text(parameters, "ApiKeyValue").orElse(present.key());
        if (Optional.of("API_KEY").equals(call.optionalText("AuthorizationType"))) {
            return answer(bridge.update(present.name(), header, key));
        }
        throw AwsFailure.of("ValidationException", "Only connections with an API key are known here.");
    }

    private ObjectNode describe(AwsCall call) {
        var connection = bridge.require(call.text("Name"));
        var answer = answer(connection).put("Name", connection.name()).put("AuthorizationType", "API_KEY");
        answer.putObject("AuthParameters").putObject("ApiKeyAuthParameters").put("ApiKeyName", connection.keyHeader());
        return answer;
    }

    private static ObjectNode answer(Connection connection) {
        return Json.object().put("ConnectionArn", connection.arn()).put("ConnectionState", "AUTHORIZED");
    }
}
