package dev.crowsnest.ingest.webhook.rest;

import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

import static io.restassured.RestAssured.given;

/** Calls the webhook as EventBridge does. */
final class Webhook {

    private Webhook() {}

    static ValidatableResponse post(String integration, @Nullable String key, byte[] body) {
        var request = given().header("User-Agent", "Amazon/EventBridge/ApiDestinations")
                .header("Range", "bytes=0-1048575")
                .contentType("application/json; charset=utf-8")
                .body(body);
        if (key != null) {
            request.header("x-api-key", key);
        }
        return request.when()
                .post("/webhooks/eventbridge/{integration}", integration)
                .then();
    }

    static byte[] event(String name) throws IOException {
        try (InputStream event = Webhook.class.getResourceAsStream("/events/" + name + ".json")) {
            return Objects.requireNonNull(event, name).readAllBytes();
        }
    }
}
