package dev.crowsnest.integration.registry;

import com.sun.net.httpserver.HttpServer;
import dev.crowsnest.contracts.Topics;
import dev.crowsnest.contracts.event.v1.IntegrationChanged;
import dev.crowsnest.contracts.event.v1.IntegrationState;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.fixture.Wire;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import dev.crowsnest.testsupport.image.RegistryPush;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** The stack of the real template, made, refused and deleted in the account that local-ecr plays. */
@QuarkusTest
class ConnectionIT extends RunningService {

    private final List<String> begun = new ArrayList<>();
    private final List<String> stacks = new ArrayList<>();
    private final List<String> eventKeys = new CopyOnWriteArrayList<>();
    private HttpServer events;

    @BeforeEach
    void listen() throws IOException {
        events = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        events.createContext("/", exchange -> {
            eventKeys.add(exchange.getRequestHeaders().getFirst("x-api-key"));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        events.start();
    }

    @AfterEach
    void forget() {
        around("mend");
        begun.forEach(id -> asOwner().delete(path(id)));
        for (String stack : stacks) {
            eventually().until(() -> !status(stack).endsWith("_IN_PROGRESS"));
            if (status(stack).equals("CREATE_COMPLETE")) {
                around("delete-stack " + stack);
                eventually().until(() -> status(stack).equals("DELETE_COMPLETE"));
            }
        }
        events.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void connectsTheRegistryOfTheStackAndTakesItsEvents(String signatureVersion) throws Exception {
        Map<String, String> parameters = begin("mine");
        String id = begun.get(0);
        asOwner().get(path(id)).then().body("state", equalTo("PENDING")).body("account", nullValue());

        String stack = create(signatureVersion, parameters);

        eventually().until(() -> status(stack).equals("CREATE_COMPLETE"));
        asOwner()
                .get(path(id))
                .then()
                .body("state", equalTo("CONNECTED"))
                .body("account", equalTo("123456789012"))
                .body("region", equalTo("eu-central-1"));
        push();
        eventually().until(() -> !eventKeys.isEmpty());
        IntegrationChanged last = told(id).get(told(id).size() - 1);
        assertThat(last.getState()).isEqualTo(IntegrationState.INTEGRATION_STATE_CONNECTED);
        assertThat(last.getApiKeyHashes(0).toByteArray()).isEqualTo(sha256(eventKeys.get(0)));
    }

    @Test
    void makesAConnectedRegistryAnErrorWhenItsStackIsDeleted() {
        String stack = create("2", begin("mine"));
        eventually().until(() -> status(stack).equals("CREATE_COMPLETE"));

        around("delete-stack " + stack);

        eventually().until(() -> status(stack).equals("DELETE_COMPLETE"));
        asOwner()
                .get(path(begun.get(0)))
                .then()
                .body("state", equalTo("ERROR"))
                .body("reason", containsString("stack deleted in AWS: " + stack));
        asOwner().post(path(begun.get(0)) + "/verify").then().statusCode(409);
    }

    @Test
    void stillAnswersTheStackOfAnIntegrationThatWasRemoved() {
        String stack = create("2", begin("mine"));
        eventually().until(() -> status(stack).equals("CREATE_COMPLETE"));
        asOwner().delete(path(begun.get(0))).then().statusCode(204);

        around("delete-stack " + stack);

        eventually().until(() -> status(stack).equals("DELETE_COMPLETE"));
    }

    @Test
    void refusesARoleThatTrustsSomebodyElse() {
        Map<String, String> parameters = begin("mine");
        parameters.put("ExternalId", "crowsnest-of-somebody-else");

        String stack = create("2", parameters);

        assertRefused(stack, "could not assume the role for arn:aws:iam::123456789012:role/" + stack);
    }

    @Test
    void refusesARoleThatMayNotReadTheRegistry() {
        around("refuse ecr:DescribeRepositories");

        String stack = create("2", begin("mine"));

        assertRefused(stack, "could not list repositories for registry 123456789012/eu-central-1");
    }

    @Test
    void refusesATokenThatIsTooOld() throws SQLException {
        Map<String, String> parameters = begin("mine");
        expireTokens();

        String stack = create("2", parameters);

        assertRefused(stack, "The set-up link expired at ");
    }

    @Test
    void connectsWithARenewedTokenLongAfterTheFirstIsTooOld() throws SQLException {
        begin("mine");
        expireTokens();

        String stack = create("2", parameters(path(begun.get(0)) + "/setup", Map.of(), 200));

        eventually().until(() -> status(stack).equals("CREATE_COMPLETE"));
        asOwner().get(path(begun.get(0))).then().body("state", equalTo("CONNECTED"));
    }

    @Test
    void refusesASecondIntegrationOfTheSameRegistry() {
        String first = create("2", begin("first"));
        eventually().until(() -> status(first).equals("CREATE_COMPLETE"));

        String second = create("2", begin("second"));

        String text = "The registry 123456789012/eu-central-1 is connected already, as 'first'";
        eventually().until(() -> status(second).equals("ROLLBACK_COMPLETE"));
        assertThat(around("stack " + second)).contains(text);
        asOwner().get(path(begun.get(1))).then().body("state", equalTo("ERROR")).body("reason", containsString(text));
        asOwner().get(path(begun.get(0))).then().body("state", equalTo("CONNECTED"));
    }

    @Test
    void refusesATokenThatWasUsedAndChangesNoRow() {
        Map<String, String> parameters = begin("mine");
        String first = create("2", parameters);
        eventually().until(() -> status(first).equals("CREATE_COMPLETE"));

        String second = create("2", parameters);

        eventually().until(() -> status(second).equals("ROLLBACK_COMPLETE"));
        assertThat(around("stack " + second)).contains("The set-up token was used before, by the stack");
        asOwner().get(path(begun.get(0))).then().body("state", equalTo("CONNECTED"));
    }

    @Test
    void refusesATokenOfAnotherIntegrationAndChangesNoRow() {
        Map<String, String> mine = begin("mine");
        mine.put("SetupToken", begin("other").get("SetupToken"));

        String stack = create("2", mine);

        eventually().until(() -> status(stack).equals("ROLLBACK_COMPLETE"));
        assertThat(around("stack " + stack)).contains("The set-up token does not belong to this integration");
        asOwner().get(path(begun.get(0))).then().body("state", equalTo("PENDING"));
        asOwner().get(path(begun.get(1))).then().body("state", equalTo("PENDING"));
    }

    @Test
    void waitsForAnotherStackWhenTheFirstFailsInAws() {
        Map<String, String> parameters = begin("mine");
        // No API destination can be made of it.
        parameters.put("EventsEndpoint", "http:///nowhere");

        String stack = create("2", parameters);

        eventually().until(() -> status(stack).equals("ROLLBACK_COMPLETE"));
        String path = path(begun.get(0));
        asOwner()
                .get(path)
                .then()
                .body("state", equalTo("PENDING"))
                .body("account", nullValue())
                .body("reason", containsString("was rolled back or deleted before it was complete"));
        String again = create("2", parameters(path + "/setup", Map.of(), 200));
        eventually().until(() -> status(again).equals("CREATE_COMPLETE"));
        asOwner().get(path).then().body("state", equalTo("CONNECTED"));
    }

    @Test
    void doesNotConnectAPendingRegistryByAVerification() {
        begin("mine");

        asOwner()
                .post(path(begun.get(0)) + "/verify")
                .then()
                .statusCode(409)
                .body("detail", containsString("its stack in AWS is not complete"));
    }

    private void assertRefused(String stack, String text) {
        eventually().until(() -> status(stack).equals("ROLLBACK_COMPLETE"));
        assertThat(around("stack " + stack)).contains(text);
        asOwner().get(path(begun.get(0))).then().body("state", equalTo("ERROR")).body("reason", containsString(text));
        String again = create("2", parameters("/api/v1/integrations/setup", Map.of("name", "again"), 201));
        eventually().until(() -> !status(again).endsWith("_IN_PROGRESS"));
        asOwner().get(path(begun.get(0))).then().body("state", equalTo("ERROR"));
    }

    private Map<String, String> begin(String name) {
        return parameters("/api/v1/integrations/setup", Map.of("name", name), 201);
    }

    private Map<String, String> parameters(String path, Map<String, String> body, int status) {
        var answer = asOwner().body(body).post(path).then().statusCode(status).extract();
        String id = answer.path("id");
        if (status == 201) {
            begun.add(id);
        }
        var parameters = new TreeMap<String, String>(answer.<Map<String, String>>path("parameters"));
        parameters.put("SetupEndpoint", "http://127.0.0.1:" + RestAssured.port + "/setup/sns/" + id);
        parameters.put(
                "EventsEndpoint", "http://127.0.0.1:" + events.getAddress().getPort() + "/" + id);
        return parameters;
    }

    private String create(String signatureVersion, Map<String, String> parameters) {
        String name = "stack-" + UUID.randomUUID().toString().substring(0, 8);
        var command = new StringBuilder("create-stack " + name + " " + signatureVersion);
        parameters.forEach(
                (key, value) -> command.append(' ').append(key).append('=').append(value));
        around(command.toString());
        stacks.add(name);
        return name;
    }

    private String status(String stack) {
        return around("stack " + stack).lines().findFirst().orElseThrow();
    }

    private void push() {
        var layer =
                new LayerBuilder().file("content", UUID.randomUUID().toString()).gzip();
        var image = ImageBuilder.oci().platform("linux", "amd64").layer(layer).build();
        RegistryPush.to(URI.create(around("registry"))).push(image, "connected-" + UUID.randomUUID(), "1");
    }

    private static void expireTokens() throws SQLException {
        var config = ConfigProvider.getConfig();
        try (var connection = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.datasource.username", String.class),
                        config.getValue("quarkus.datasource.password", String.class));
                var statement = connection.createStatement()) {
            statement.executeUpdate("update setup_token set expires_at = now() - interval '1 minute'");
        }
    }

    private static String path(String id) {
        return "/api/v1/integrations/" + id;
    }

    private static List<IntegrationChanged> told(String id) {
        return Wire.messages(Topics.INTEGRATIONS).stream()
                .filter(message -> message.getIntegrationId().equals(id))
                .toList();
    }

    private static byte[] sha256(String text) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
