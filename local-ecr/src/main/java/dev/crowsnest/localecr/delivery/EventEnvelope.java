package dev.crowsnest.localecr.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.call.Account;
import dev.crowsnest.localecr.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What EventBridge puts around each event. */
record EventEnvelope(String id, String detailType, Instant at, ObjectNode detail) {

    byte[] toBytes(Account account) {
        var event = Json.object()
                .put("version", "0")
                .put("id", id)
                .put("detail-type", detailType)
                .put("source", "aws.ecr")
                .put("account", account.id())
                .put("time", at.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", account.region());
        event.putArray("resources");
        event.set("detail", detail);
        return Json.bytes(event);
    }
}
