package dev.crowsnest.localecr.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One call: what is asked, with which parameters, by whom.
 *
 * @param action service and operation, such as {@code ecr:DescribeImages}
 * @param address under which the caller reached this server, such as {@code http://127.0.0.1:5000}
 */
public record AwsCall(
        String action, ObjectNode parameters, Caller caller, String address, String sourceAddress, String userAgent) {

    public String text(String name) {
        return optionalText(name)
                .orElseThrow(() -> AwsFailure.invalidParameter("'" + name + "' must be given and not be empty"));
    }

    public Optional<String> optionalText(String name) {
        return Json.text(parameters, name).filter(text -> !text.isEmpty());
    }

    public boolean flag(String name) {
        return parameters.path(name).asBoolean(false);
    }

    /** The objects or texts of a list parameter; empty when it is missing. */
    public List<JsonNode> list(String name) {
        var items = new ArrayList<JsonNode>();
        parameters.path(name).forEach(items::add);
        return items;
    }
}
