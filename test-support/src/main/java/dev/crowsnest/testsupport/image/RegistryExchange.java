package dev.crowsnest.testsupport.image;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One request and its answer, with a failure that says what was attempted. */
final class RegistryExchange {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    // A layer of some hundred megabytes over loopback, on a machine that is busy.
    private static final Duration ANSWER = Duration.ofMinutes(2);
    private static final int SHOWN_OF_AN_ERROR = 300;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final URI base;
    private final @Nullable String authorization;

    RegistryExchange(URI base, @Nullable String authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    HttpResponse<String> head(URI address, String action, String object, List<Integer> expected) {
        return send(request(address).method("HEAD", BodyPublishers.noBody()), action, object, expected);
    }

    HttpResponse<String> post(URI address, String action, String object, List<Integer> expected) {
        return send(request(address).POST(BodyPublishers.noBody()), action, object, expected);
    }

    HttpResponse<String> put(URI address, Blob body, String action, String object) {
        BodyPublisher content = BodyPublishers.ofByteArray(body.bytes());
        HttpRequest.Builder request =
                request(address).header("Content-Type", body.mediaType()).PUT(content);
        return send(request, action, object, List.of(201));
    }

    private HttpRequest.Builder request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(ANSWER);
        // An upload's Location may lie on another host, which has no business with the password.
        if (authorization != null && sameOrigin(address)) {
            request.header("Authorization", authorization);
        }
        return request;
    }

    private boolean sameOrigin(URI address) {
        return Objects.equals(address.getScheme(), base.getScheme())
                && Objects.equals(address.getAuthority(), base.getAuthority());
    }

    private HttpResponse<String> send(
            HttpRequest.Builder request, String action, String object, List<Integer> expected) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            if (!expected.contains(response.statusCode())) {
                throw new PushFailure(action, object, reason(response), response.statusCode(), null);
            }
            return response;
        } catch (IOException e) {
            throw new PushFailure(action, object, "no answer from " + base + " (" + e + ")", 0, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PushFailure(action, object, "interrupted", 0, e);
        }
    }

    private static String reason(HttpResponse<String> response) {
        String body = response.body().strip();
        String shown = body.substring(0, Math.min(body.length(), SHOWN_OF_AN_ERROR));
        return "the registry answered " + response.statusCode() + (shown.isEmpty() ? "" : " " + shown);
    }
}
