package dev.crowsnest.integration.registry;

import com.sun.net.httpserver.HttpServer;
import dev.crowsnest.integration.fixture.Database;
import dev.crowsnest.integration.fixture.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** Messages that SNS did sign, since anybody may have a topic, and that would lead us elsewhere. */
@QuarkusTest
class HostileSetupMessageIT extends RunningService {

    private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:topic";
    private static final String STACK = "arn:aws:cloudformation:eu-central-1:123456789012:stack/mine/1-2-3";

    private final List<String> caught = new CopyOnWriteArrayList<>();
    private HttpServer trap;
    private String integration;
    private String before;

    @BeforeEach
    void setTrap() throws IOException {
        trap = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        trap.createContext("/", exchange -> {
            caught.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        trap.start();
        integration = asOwner()
                .body(Map.of("name", "hostile"))
                .post("/api/v1/integrations/setup")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        before = row();
    }

    @AfterEach
    void nothingCameOfIt() {
        assertThat(caught).isEmpty();
        assertThat(row()).isEqualTo(before);
        assertThat(Database.value("select count(*) from setup_message where integration_id = '" + integration + "'"))
                .isEqualTo("0");
        asOwner().delete("/api/v1/integrations/" + integration);
        trap.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://[",
                "https://sns.eu-central-1.amazonaws.com/?a b",
                "mailto:somebody@example.com",
                "file:///etc/passwd",
                "http://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription",
                "https://sns.eu-central-1.amazonaws.com.example.com/",
                "https://sns.us-east-1.amazonaws.com/",
                "https://sns.eu-central-1.amazonaws.com:8443/",
                "https://user@sns.eu-central-1.amazonaws.com/",
                "https://example.com/?sns.eu-central-1.amazonaws.com",
                "TRAP/?Action=ConfirmSubscription",
                "https://localhost/",
                "https://10.0.0.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://[::1]/"
            })
    void confirmsAtSnsOnly(String address) {
        String here = address.replace("TRAP", trapAddress());

        assertRefused(
                Map.of("Type", "SubscriptionConfirmation", "Token", "token", "SubscribeURL", here),
                "its SubscribeURL ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://[",
                "https://s3.amazonaws.com/a b",
                "mailto:somebody@example.com",
                "file:///etc/passwd",
                "http://cloudformation-custom-resource-response-eucentral1.s3.eu-central-1.amazonaws.com/a",
                "https://cloudformation-custom-resource-response-eucentral1.s3.amazonaws.com.example.com/a",
                "https://cloudformation-custom-resource-response-useast1.s3.amazonaws.com/a",
                "https://my-own-bucket.s3.eu-central-1.amazonaws.com/a",
                "https://user@cloudformation-custom-resource-response-eucentral1.s3.amazonaws.com/a",
                "TRAP/answer",
                "https://localhost/",
                "https://10.0.0.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://[fd00::1]/"
            })
    void answersAtCloudFormationOnly(String address) {
        String here = address.replace("TRAP", trapAddress());

        assertRefused(notification(request(Map.of("ResponseURL", here))), "its ResponseURL ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:sns:s3:123456789012:topic",
                "arn:aws:sns:s3-website-eu-central-1:123456789012:topic",
                "arn:aws:sns:eu-central-1.example.com/:123456789012:topic"
            })
    void takesNoBucketForARegion(String topic) {
        var fields = new HashMap<>(notification(request(Map.of())));
        fields.put("TopicArn", topic);

        assertRefused(fields, "is no topic");
    }

    @Test
    void refusesRequestsThatAreNone() {
        for (String message : List.of("", "{", "null", "[]", "7", "{\"RequestType\":\"Create\"}")) {
            send(notification(message)).statusCode(400).body("type", equalTo("urn:crowsnest:problem:invalid"));
        }
    }

    @Test
    void refusesWhatWouldBreakALogOrTheDatabase() {
        for (String field : List.of("RequestId", "LogicalResourceId", "StackId", "ResourceType")) {
            String message = request(Map.of(field, "a\u0000b\nA set-up message is taken"));
            send(notification(message)).statusCode(400).body("detail", containsString("is no line of text"));
        }
        assertRefused(Map.of("Type", "Notification", "Message", "{}", "MessageId", "a\u0000b"), "no message of SNS");
        send(notification(request(Map.of("StackId", "arn:aws:s3:::bucket"))))
                .statusCode(400)
                .body("detail", containsString("it is no ARN of a CloudFormation stack"));
        send(notification(request(Map.of("RequestType", "Destroy")))).statusCode(400);
    }

    private void assertRefused(Map<String, String> fields, String reason) {
        double refusedBefore = refused();

        send(fields)
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:crowsnest:problem:untrusted"))
                .body("detail", containsString(reason));

        assertThat(refused()).isEqualTo(refusedBefore + 1);
    }

    private ValidatableResponse send(Map<String, String> fields) {
        var message = new HashMap<String, Object>(Map.of(
                "MessageId",
                UUID.randomUUID().toString(),
                "TopicArn",
                TOPIC,
                "Message",
                "You have chosen to subscribe.",
                "Timestamp",
                Instant.now().toString()));
        message.putAll(fields);
        return RestAssured.given()
                .contentType("text/plain; charset=UTF-8")
                .body(around("sign " + new JsonObject(message).encode()))
                .post("/setup/sns/" + integration)
                .then();
    }

    private static Map<String, String> notification(String message) {
        return Map.of("Type", "Notification", "Subject", "a request", "Message", message);
    }

    private static String request(Map<String, String> changes) {
        var request = new HashMap<String, Object>(Map.of(
                "RequestType", "Create",
                "ResponseURL", "https://cloudformation-custom-resource-response-eucentral1.s3.amazonaws.com/a",
                "StackId", STACK,
                "RequestId", UUID.randomUUID().toString(),
                "ResourceType", "Custom::RegistrySetup",
                "LogicalResourceId", "RegistrySetup"));
        request.putAll(changes);
        return new JsonObject(request).encode();
    }

    private String trapAddress() {
        return "http://127.0.0.1:" + trap.getAddress().getPort();
    }

    private String row() {
        return Database.value("select integration::text from integration where id = '" + integration + "'");
    }

    private static double refused() {
        String name = "crowsnest_setup_messages_total{outcome=\"refused\"}";
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                // What follows the value says in which trace it was counted last.
                .mapToDouble(
                        line -> Double.parseDouble(line.substring(name.length()).split("#")[0]))
                .sum();
    }
}
