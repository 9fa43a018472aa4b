package dev.crowsnest.localecr.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/** Has resources made by a provider behind a topic. */
final class CustomResources {

    /** CloudFormation's own when the template says nothing. */
    private static final int USUAL_TIMEOUT_SECONDS = 3600;

    private final Topics topics;
    private final CustomAnswers answers;

    CustomResources(Topics topics, CustomAnswers answers) {
        this.topics = topics;
        this.answers = answers;
    }

    /** Throws {@link ResourceFailure} with the provider's own reason. */
    MadeResource create(Stack stack, LogicalResource resource, JsonNode properties) {
        var answer = ask(stack, resource, properties, request(stack, resource, properties, "Create"));
        return MadeResource.of(answer.path("PhysicalResourceId").asText());
    }

    /** The same, for a resource that is there. Its provider hears of the old properties, too. */
    MadeResource update(Stack stack, LogicalResource resource, JsonNode properties, JsonNode old, MadeResource made) {
        var request = request(stack, resource, properties, "Update").put("PhysicalResourceId", made.physicalId());
        request.set("OldResourceProperties", old);
        var answer = ask(stack, resource, properties, request);
        return MadeResource.of(answer.path("PhysicalResourceId").asText());
    }

    void delete(Stack stack, LogicalResource resource, JsonNode properties, String physicalId) {
        var request = request(stack, resource, properties, "Delete").put("PhysicalResourceId", physicalId);
        ask(stack, resource, properties, request);
    }

    private ObjectNode request(Stack stack, LogicalResource resource, JsonNode properties, String type) {
        var request = Json.object()
                .put("RequestType", type)
                .put("ServiceToken", properties.path("ServiceToken").asText())
                .put("StackId", stack.id())
                .put("RequestId", UUID.randomUUID().toString())
                .put("LogicalResourceId", resource.name())
                .put("ResourceType", resource.type());
        request.set("ResourceProperties", properties);
        return request;
    }

    private JsonNode ask(Stack stack, LogicalResource resource, JsonNode properties, ObjectNode request) {
        var address = answers.open();
        request.put(
                "ResponseURL",
                stack.base().resolve(CustomAnswers.PATH + address).toString());
        topics.publish(
                properties.path("ServiceToken").asText(),
                "AWS CloudFormation custom resource request",
                new String(Json.bytes(request), StandardCharsets.UTF_8));
        var patience = Duration.ofSeconds(properties.path("ServiceTimeout").asInt(USUAL_TIMEOUT_SECONDS));
        var answer = answers.await(address, patience)
                .orElseThrow(() -> new ResourceFailure(
                        "CloudFormation did not receive a response from your Custom Resource within "
                                + patience.toSeconds() + " seconds"));
        if (!answer.path("Status").asText().equals("SUCCESS")) {
            if (request.path("RequestType").asText().equals("Create")) {
                // CloudFormation deletes what was not made, too, under the name that the provider gave it.
                stack.keep(
                        resource.name(),
                        MadeResource.of(answer.path("PhysicalResourceId").asText()));
            }
            throw new ResourceFailure("Received response status [FAILED] from custom resource. Message returned: "
                    + answer.path("Reason").asText());
        }
        return answer;
    }
}
