package dev.crowsnest.localecr.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.call.Account;
import dev.crowsnest.localecr.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What EventBridge puts around each event.
 *
 * @param resources ARNs of what it is about, where ECR names them
 */
record EventEnvelope(String id, String detailType, Instant at, List<String> resources, ObjectNode detail) {

    ObjectNode toJson(Account account) {
        var event = Json.object()
                .put("version", "0")
                .put("id", id)
                .put("detail-type", detailType)
                .put("source", "aws.ecr")
                .put("account", account.id())
                .put("time", at.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", account.region());
        var named = event.putArray("resources");
        resources.forEach(named::add);
        event.set("detail", detail);
        return event;
    }
}
