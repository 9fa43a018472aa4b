package dev.crowsnest.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crowsnest.local.database.DatabaseAddress;
import dev.crowsnest.local.registry.RegistryAccount;
import dev.crowsnest.local.setup.CrowsnestApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Where everything of one installation is, seen from outside.
 *
 * @param ports the first of the launcher's seven
 */
public record Surroundings(Path data, int ports) {

    /** Called so after the launcher's stack. */
    static final String WEBHOOK = "crowsnest";

    private static final String HOST = "127.0.0.1";
    private static final int API = 0;
    private static final int INGEST = 1;
    private static final int ANALYSIS = 2;
    private static final int REGISTRY = 3;
    private static final int BROKER = 4;
    private static final int DATABASE = 6;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public URI registry() {
        return at(REGISTRY);
    }

    public URI ingest() {
        return at(INGEST);
    }

    public URI api() {
        return at(API);
    }

    public URI analysis() {
        return at(ANALYSIS);
    }

    String broker() {
        return HOST + ":" + (ports + BROKER);
    }

    /** The API with the first owner's token. */
    public CrowsnestApi client() throws IOException {
        return new CrowsnestApi(api(), Files.readString(data.resolve("token")).strip(), HTTP);
    }

    /** Where the registry sends its events, and the key that nobody else was told. */
    LocalWebhook webhook() throws IOException {
        var kept = new ObjectMapper()
                .readTree(data.resolve("registry/webhooks").resolve(WEBHOOK).toFile());
        return new LocalWebhook(
                URI.create(kept.path("uri").asText()).getPath(),
                kept.path("key").asText());
    }

    public DatabaseAddress database() throws IOException {
        String password = Files.readString(data.resolve("postgres/password")).strip();
        return new DatabaseAddress(HOST, ports + DATABASE, "crowsnest", password);
    }

    /** What a replica of any service needs to be one. */
    public Map<String, String> settings(String database) throws IOException {
        Map<String, String> settings = new HashMap<>(database().environment(database));
        settings.put("KAFKA_BOOTSTRAP_SERVERS", broker());
        settings.put("QUARKUS_GRPC_CLIENTS_INSIGHTS_HOST", HOST);
        settings.put("QUARKUS_GRPC_CLIENTS_INSIGHTS_PORT", Integer.toString(ports + ANALYSIS));
        settings.put("CROWSNEST_AWS_ENDPOINT", registry().toString());
        settings.put("AWS_ACCESS_KEY_ID", RegistryAccount.LOCAL.serviceKey());
        settings.put("AWS_SECRET_ACCESS_KEY", "local");
        settings.put("AWS_REGION", RegistryAccount.LOCAL.region());
        settings.put("AWS_EC2_METADATA_DISABLED", "true");
        return settings;
    }

    /** How local-ecr's deliveries stand: delivered, waiting, retrying, givenUp. */
    JsonNode deliveries() throws IOException, InterruptedException {
        return ask("/_local/deliveries");
    }

    /** Where the log of the registry's requests ends now. */
    long requestMark() throws IOException, InterruptedException {
        return ask("/_local/requests").path("mark").asLong();
    }

    /** Whether a request since then was left without an answer. */
    boolean leftUnanswered(long mark) throws IOException, InterruptedException {
        for (JsonNode request : ask("/_local/requests?since=" + mark).path("requests")) {
            if (request.path("status").asInt() == 0) {
                return true;
            }
        }
        return false;
    }

    private JsonNode ask(String path) throws IOException, InterruptedException {
        var answer = HTTP.send(request(registry().resolve(path)).build(), BodyHandlers.ofString());
        return new ObjectMapper().readTree(answer.body());
    }

    /** Whether a service says that it does its work. */
    static boolean isReady(URI service) throws InterruptedException {
        try {
            return HTTP.send(request(service.resolve("/q/health/ready")).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** What a service counts. */
    public static String metrics(URI service) throws IOException, InterruptedException {
        return HTTP.send(request(service.resolve("/q/metrics")).build(), BodyHandlers.ofString())
                .body();
    }

    /** The next registry request that fits {@code pattern} gets no answer. */
    void hangNext(String pattern) throws IOException, InterruptedException {
        var order = new ObjectMapper()
                .createObjectNode()
                .put("pattern", pattern)
                .put("kind", "hang")
                .put("times", 1);
        HTTP.send(
                request(registry().resolve("/_local/faults"))
                        .PUT(HttpRequest.BodyPublishers.ofString(order.toString()))
                        .build(),
                BodyHandlers.discarding());
    }

    /** How the webhook answers an event with this key: 400 where the key is right, since the event is none. */
    int knock(URI service, String key) throws IOException, InterruptedException {
        var call = request(service.resolve(webhook().path()))
                .header("x-api-key", key)
                .POST(HttpRequest.BodyPublishers.ofString("no event"));
        return HTTP.send(call.build(), BodyHandlers.discarding()).statusCode();
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10));
    }

    private URI at(int offset) {
        return URI.create("http://" + HOST + ":" + (ports + offset));
    }
}
