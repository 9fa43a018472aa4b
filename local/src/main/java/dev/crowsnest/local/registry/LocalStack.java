package dev.crowsnest.local.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A stack in the local registry.
 *
 * @param status as CloudFormation calls it
 * @param failures what its resources could not do, first ones first
 */
public record LocalStack(String status, List<String> failures) {

    static LocalStack of(JsonNode stack) {
        List<String> failures = new ArrayList<>();
        for (JsonNode event : stack.path("events")) {
            if (event.path("status").asText().endsWith("_FAILED")) {
                failures.add(event.path("logicalId").asText() + ": "
                        + event.path("reason").asText());
            }
        }
        return new LocalStack(stack.path("status").asText(), List.copyOf(failures));
    }

    public boolean isUnderWay() {
        return status.endsWith("_IN_PROGRESS");
    }

    public boolean isComplete() {
        return status.equals("CREATE_COMPLETE");
    }

    public boolean isDeleted() {
        return status.equals("DELETE_COMPLETE");
    }

    @Override
    public String toString() {
        return status + failures.stream().collect(Collectors.joining("; ", " (", ")"));
    }
}
