package dev.crowsnest.localecr;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.crowsnest.localecr.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Confirms subscriptions and answers custom resources, as a service behind a topic does. */
final class CustomResourceProvider implements AutoCloseable {

    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    CustomResourceProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/setup");
    }

    /** Answers the creation of this resource with FAILED. */
    void refuse(String logicalId) {
        refused.add(logicalId);
    }

    /** Answers updates to a role below this path with FAILED. */
    void refuseUpdates(String path) {
        refused.add(path);
    }

    /** Request type and logical name of each, in order. */
    List<String> requests() {
        return requests;
    }

    List<JsonNode> messages() {
        return messages;
    }

    private void take(HttpExchange exchange) throws IOException {
        var message = Json.parse(exchange.getRequestBody().readAllBytes());
        messages.add(message);
        if (message.path("Type").asText().equals("SubscriptionConfirmation")) {
            send(HttpRequest.newBuilder(URI.create(message.path("SubscribeURL").asText()))
                    .build());
        } else {
            answer(Json.parse(message.path("Message").asText().getBytes(StandardCharsets.UTF_8)));
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private void answer(JsonNode request) throws IOException {
        var logicalId = request.path("LogicalResourceId").asText();
        var type = request.path("RequestType").asText();
        requests.add(type + " " + logicalId);
        var role = request.path("ResourceProperties").path("RoleArn").asText();
        var fails = type.equals("Create") && refused.contains(logicalId)
                || type.equals("Update") && refused.stream().anyMatch(role::contains);
        var answer = Json.object()
                .put("Status", fails ? "FAILED" : "SUCCESS")
                .put("Reason", fails ? "the provider says no" : "")
                .put("PhysicalResourceId", "physical-" + logicalId);
        send(HttpRequest.newBuilder(URI.create(request.path("ResponseURL").asText()))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(answer)))
                .build());
    }

    private void send(HttpRequest request) throws IOException {
        try {
            http.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
