package dev.crowsnest.integration.registry;

import dev.crowsnest.integration.fixture.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.hamcrest.Matchers.containsString;

/** Messages that say they are SNS's. */
@QuarkusTest
class SetupMessageIT extends RunningService {

    private static final String CERTIFICATE = "/sns/SimpleNotificationService-local.pem";

    @Test
    void refusesWhatIsWronglySigned() {
        send(Map.of()).body("detail", containsString("its signature does not fit what it says"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sns.eu-central-1.amazonaws.com.example.com/a.pem",
                "https://sns.us-east-1.amazonaws.com/a.pem",
                "http://sns.eu-central-1.amazonaws.com/a.pem",
                "https://sns.eu-central-1.amazonaws.com:8443/a.pem",
                "https://user@sns.eu-central-1.amazonaws.com/a.pem",
                "http://127.0.0.1:1/a.pem",
                "file:///etc/passwd"
            })
    void fetchesCertificatesFromSnsOnly(String address) {
        send(Map.of("SigningCertURL", address))
                .body("detail", containsString("its SigningCertURL does not lead to AWS"));
    }

    @Test
    void refusesACertificateAtAnAddressOfNone() {
        send(Map.of("SigningCertURL", around("registry") + "/sns/confirm"))
                .body("detail", containsString("its SigningCertURL names no certificate"));
    }

    @Test
    void refusesWhatIsOld() {
        send(Map.of("Timestamp", Instant.now().minus(Duration.ofHours(2)).toString()))
                .body("detail", containsString("too long ago"));
    }

    @Test
    void refusesAnUnknownWayOfSigning() {
        send(Map.of("SignatureVersion", "3")).body("detail", containsString("its SignatureVersion '3' is not known"));
    }

    @Test
    void refusesATopicThatIsNone() {
        send(Map.of("TopicArn", "arn:aws:s3:::bucket")).body("detail", containsString("is no topic"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"Type\":\"Other\",\"MessageId\":\"1\"}"})
    void refusesWhatIsNoMessage(String body) {
        post(body).statusCode(403);
    }

    private ValidatableResponse send(Map<String, String> changes) {
        var message = new HashMap<String, String>(Map.of(
                "Type",
                "Notification",
                "MessageId",
                UUID.randomUUID().toString(),
                "TopicArn",
                "arn:aws:sns:eu-central-1:123456789012:topic",
                "Message",
                "{}",
                "Timestamp",
                Instant.now().toString(),
                "SignatureVersion",
                "2",
                "Signature",
                "A".repeat(342) + "==",
                "SigningCertURL",
                around("registry") + CERTIFICATE));
        message.putAll(changes);
        return post(json(message)).statusCode(403).contentType("application/problem+json");
    }

    private static ValidatableResponse post(String body) {
        return RestAssured.given()
                .contentType("text/plain; charset=UTF-8")
                .body(body)
                .post("/setup/sns/" + UUID.randomUUID())
                .then();
    }

    private static String json(Map<String, String> message) {
        return new JsonObject(new HashMap<>(message)).encode();
    }
}
