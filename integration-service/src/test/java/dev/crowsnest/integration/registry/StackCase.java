package dev.crowsnest.integration.registry;

import com.sun.net.httpserver.HttpServer;
import dev.crowsnest.contracts.Topics;
import dev.crowsnest.contracts.event.v1.IntegrationChanged;
import dev.crowsnest.integration.fixture.Database;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.fixture.Wire;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import dev.crowsnest.testsupport.image.RegistryPush;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Stacks of the real template in the account that local-ecr plays; each test leaves none behind. */
public abstract class StackCase extends RunningService {

    private static final Set<String> GONE = Set.of("ROLLBACK_COMPLETE", "DELETE_COMPLETE");

    protected final List<String> begun = new ArrayList<>();
    protected final List<String> eventKeys = new CopyOnWriteArrayList<>();
    protected final List<String> posted = new CopyOnWriteArrayList<>();
    private final List<String> stacks = new ArrayList<>();
    private HttpServer events;

    @BeforeEach
    void listen() throws IOException {
        events = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        events.createContext("/", exchange -> {
            String key = exchange.getRequestHeaders().getFirst("x-api-key");
            taken(key);
            eventKeys.add(key);
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        events.createContext("/relay/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            posted.add(body);
            String id = exchange.getRequestURI().getPath().substring("/relay/".length());
            exchange.sendResponseHeaders(post(id, body), -1);
            exchange.close();
        });
        events.start();
    }

    @AfterEach
    void forget() {
        around("mend");
        begun.forEach(id -> asOwner().delete(path(id)));
        // The last first: a stack may speak through the topic of an earlier one.
        Collections.reverse(stacks);
        for (String stack : stacks) {
            eventually().until(() -> !status(stack).endsWith("_IN_PROGRESS"));
            if (!GONE.contains(status(stack))) {
                around("delete-stack " + stack);
                eventually().until(() -> status(stack).equals("DELETE_COMPLETE"));
            }
        }
        events.stop(0);
    }

    /** An event comes, with this key. */
    protected void taken(String key) {
        // Most tests look afterwards.
    }

    /** Sends a message as SNS does; the status of the answer. */
    protected static int post(String id, String message) {
        return RestAssured.given()
                .contentType("text/plain; charset=UTF-8")
                .body(message)
                .post("/setup/sns/" + id)
                .statusCode();
    }

    /** Where a stack may send its messages so that they are remembered on their way. */
    protected String relay(String id) {
        return "http://127.0.0.1:" + events.getAddress().getPort() + "/relay/" + id;
    }

    protected Map<String, String> begin(String name) {
        return parameters("/api/v1/integrations/setup", Map.of("name", name), 201);
    }

    protected Map<String, String> parameters(String path, Map<String, String> body, int status) {
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

    protected String create(String signatureVersion, Map<String, String> parameters) {
        return create("create-stack", signatureVersion, parameters);
    }

    /** One that ends before it tells that all is ready. */
    protected String createWithoutReady(Map<String, String> parameters) {
        return create("create-stack-without-ready", "2", parameters);
    }

    /** One that only tells that all is ready, of another stack. */
    protected String createReady(String topicArn, String setupStackId) {
        String name = newName();
        around("create-ready-stack " + name + " " + topicArn + " " + setupStackId);
        return name;
    }

    private String create(String kind, String signatureVersion, Map<String, String> parameters) {
        String name = newName();
        var command = new StringBuilder(kind + " " + name + " " + signatureVersion);
        parameters.forEach(
                (key, value) -> command.append(' ').append(key).append('=').append(value));
        around(command.toString());
        return name;
    }

    private String newName() {
        String name = "stack-" + UUID.randomUUID().toString().substring(0, 8);
        stacks.add(name);
        return name;
    }

    /** With one property more, {@code AssumeRoleEcrAccess.Path:/other/}. */
    protected void update(String stack, String change, Map<String, String> parameters) {
        var command = new StringBuilder("update-stack " + stack + " " + change);
        parameters.forEach(
                (key, value) -> command.append(' ').append(key).append('=').append(value));
        around(command.toString());
    }

    protected String status(String stack) {
        return around("stack " + stack).lines().findFirst().orElseThrow();
    }

    protected void push() {
        push("connected-" + UUID.randomUUID());
    }

    protected void push(String repository) {
        var layer =
                new LayerBuilder().file("content", UUID.randomUUID().toString()).gzip();
        var image = ImageBuilder.oci().platform("linux", "amd64").layer(layer).build();
        RegistryPush.to(URI.create(around("registry"))).push(image, repository, "1");
    }

    protected static void expireTokens() {
        Database.execute("update setup_token set expires_at = now() - interval '1 minute'");
    }

    protected static String path(String id) {
        return "/api/v1/integrations/" + id;
    }

    protected static List<IntegrationChanged> told(String id) {
        return Wire.messages(Topics.INTEGRATIONS).stream()
                .filter(message -> message.getIntegrationId().equals(id))
                .toList();
    }

    protected static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
