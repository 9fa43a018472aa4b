package dev.crowsnest.local.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Tells the local registry what a CloudFormation stack would set up in an account. */
public final class RegistryControl {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int NO_CONTENT = 204;

    private final URI registry;
    private final HttpClient http;
    private final ObjectMapper json = new ObjectMapper();

    public RegistryControl(URI registry, HttpClient http) {
        this.registry = registry;
        this.http = http;
    }

    /** The role may be assumed by whoever knows the external id. */
    public void putRole(String arn, String externalId) {
        put("/_local/roles", Map.of("arn", arn, "externalId", externalId));
    }

    /** Events go to this address, with the key in {@code x-api-key}. */
    public void putWebhook(String id, URI address, String key) {
        put("/_local/webhooks/" + id, Map.of("uri", address.toString(), "keyHeader", "x-api-key", "key", key));
    }

    private void put(String path, Map<String, String> body) {
        try {
            var content = json.writeValueAsString(body);
            var request = HttpRequest.newBuilder(registry.resolve(path))
                    .timeout(PATIENCE)
                    .PUT(HttpRequest.BodyPublishers.ofString(content, StandardCharsets.UTF_8))
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != NO_CONTENT) {
                throw new IllegalStateException("could not set %s of the registry: it answered %d %s"
                        .formatted(path, answer.statusCode(), answer.body()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not set " + path + " of the registry: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("could not set " + path + " of the registry: interrupted", e);
        }
    }
}
