package dev.crowsnest.local.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Crowsnest's public REST API, as any script uses it. */
public final class CrowsnestApi {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int FIRST_ERROR = 400;

    private final URI base;
    private final String token;
    private final HttpClient http;
    private final ObjectMapper json = new ObjectMapper();

    /** The API at {@code base}, spoken to with a personal token. */
    public CrowsnestApi(URI base, String token, HttpClient http) {
        this.base = base;
        this.token = token;
        this.http = http;
    }

    /** Throws {@link ApiFailure} for every answer that is an error. */
    public JsonNode get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public JsonNode post(String path, Map<String, ?> body) {
        return send("POST", path, BodyPublishers.ofString(json.valueToTree(body).toString()));
    }

    public void delete(String path) {
        send("DELETE", path, BodyPublishers.noBody());
    }

    private JsonNode send(String method, String path, BodyPublisher body) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= FIRST_ERROR) {
                throw new ApiFailure(method + " " + path, answer.statusCode(), answer.body());
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException("could not " + method + " " + path + " at " + base + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("could not " + method + " " + path + " at " + base + ": interrupted", e);
        }
    }
}
