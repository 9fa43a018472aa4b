package dev.crowsnest.local.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Does in the local registry what a person does in the AWS console. */
public final class RegistryControl {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String STACKS = "/_local/stacks/";
    private static final int NOT_FOUND = 404;
    private static final int FIRST_ERROR = 300;

    private final URI registry;
    private final HttpClient http;
    private final ObjectMapper json = new ObjectMapper();

    public RegistryControl(URI registry, HttpClient http) {
        this.registry = registry;
        this.http = http;
    }

    /** Begins to make a stack. */
    public void createStack(String name, String template, Map<String, String> parameters) {
        var body = json.valueToTree(Map.of("template", template, "parameters", parameters));
        answered("make the stack " + name, send("PUT", STACKS + name, body.toString()));
    }

    /** Empty when there is none, or the registry was started since it was made. */
    public Optional<LocalStack> stack(String name) {
        var answer = send("GET", STACKS + name, "");
        if (answer.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        return Optional.of(LocalStack.of(parse(answered("show the stack " + name, answer))));
    }

    /** Begins to delete a stack. */
    public void deleteStack(String name) {
        answered("delete the stack " + name, send("DELETE", STACKS + name, ""));
    }

    /** From now on events go to this address, with the key that they had; false when the webhook is not there. */
    public boolean moveWebhook(String id, URI address) {
        var answer = send("PUT", "/_local/webhooks/" + id + "/uri", address.toString());
        if (answer.statusCode() == NOT_FOUND) {
            return false;
        }
        answered("move the webhook " + id, answer);
        return true;
    }

    private String answered(String action, HttpResponse<String> answer) {
        if (answer.statusCode() >= FIRST_ERROR) {
            throw new IllegalStateException("could not %s of the registry: it answered %d %s"
                    .formatted(action, answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    private JsonNode parse(String body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read what the registry answered: " + e, e);
        }
    }

    private HttpResponse<String> send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(registry.resolve(path))
                .timeout(PATIENCE)
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("could not " + method + " " + path + " of the registry: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("could not " + method + " " + path + " of the registry: interrupted", e);
        }
    }
}
