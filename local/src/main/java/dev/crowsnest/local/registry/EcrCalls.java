package dev.crowsnest.local.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** What a developer asks of ECR before a push, where the registry wants that. The local registry looks at the key's id only. */
public final class EcrCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final URI registry;
    private final RegistryAccount account;
    private final HttpClient http;
    private final ObjectMapper json = new ObjectMapper();

    public EcrCalls(URI registry, RegistryAccount account, HttpClient http) {
        this.registry = registry;
        this.account = account;
        this.http = http;
    }

    /** The password of the user {@code AWS}; good for half a day. */
    public String password() {
        var token = call("GetAuthorizationToken", Map.of())
                .path("authorizationData")
                .path(0)
                .path("authorizationToken")
                .asText();
        var pair = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
        return pair.substring(pair.indexOf(':') + 1);
    }

    /** Makes a repository unless it is there. */
    public void makeRepository(String name) {
        var known = call("DescribeRepositories", Map.of()).path("repositories");
        for (var repository : known) {
            if (repository.path("repositoryName").asText().equals(name)) {
                return;
            }
        }
        call("CreateRepository", Map.of("repositoryName", name));
    }

    private JsonNode call(String operation, Map<String, String> body) {
        try {
            var credential =
                    "AWS4-HMAC-SHA256 Credential=%s/20260101/%s/ecr/aws4_request, SignedHeaders=host, Signature=0"
                            .formatted(account.userKey(), account.region());
            var request = HttpRequest.newBuilder(registry)
                    .timeout(PATIENCE)
                    .header("Authorization", credential)
                    .header("Content-Type", "application/x-amz-json-1.1")
                    .header("X-Amz-Target", "AmazonEC2ContainerRegistry_V20150921." + operation)
                    .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IllegalStateException("could not call %s of the registry: it answered %d %s"
                        .formatted(operation, answer.statusCode(), answer.body()));
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException("could not call " + operation + " of the registry: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("could not call " + operation + " of the registry: interrupted", e);
        }
    }
}
