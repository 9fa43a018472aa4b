package dev.crowsnest.integration.registry.handshake.sns;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls addresses that were checked before; no redirect leads away from them. */
@ApplicationScoped
class AwsHttp {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int FIRST_FAILURE = 300;

    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    Uni<byte[]> get(URI address) {
        return send(HttpRequest.newBuilder(address).timeout(PATIENCE).build());
    }

    Uni<Void> put(URI address, String body) {
        // The address is signed for a request without a content type.
        return send(HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .PUT(HttpRequest.BodyPublishers.ofString(body))
                        .build())
                .replaceWithVoid();
    }

    private Uni<byte[]> send(HttpRequest request) {
        return Uni.createFrom()
                .completionStage(() -> http.sendAsync(request, BodyHandlers.ofByteArray()))
                .map(answer -> {
                    if (answer.statusCode() >= FIRST_FAILURE) {
                        throw new UnexpectedAnswer(request.uri().getHost(), answer.statusCode());
                    }
                    return answer.body();
                });
    }
}
