package dev.crowsnest.localecr;

import dev.crowsnest.localecr.registry.Digest;
import dev.crowsnest.localecr.registry.MediaTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

import static org.assertj.core.api.Assertions.assertThat;

/** Speaks the distribution protocol by hand, request by request. */
final class RegistryUser {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI registry;
    private final String authorization;

    RegistryUser(URI registry) {
        this(registry, "");
    }

    private RegistryUser(URI registry, String authorization) {
        this.registry = registry;
        this.authorization = authorization;
    }

    RegistryUser signedIn(String userAndPassword) {
        var encoded = Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
        return new RegistryUser(registry, "Basic " + encoded);
    }

    void push(String repository, String reference, SmallImage image) {
        pushBlob(repository, image.layer());
        pushBlob(repository, image.config());
        var answer = putManifest(repository, reference, MediaTypes.OCI_MANIFEST, image.manifest());
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(201);
    }

    void pushBlob(String repository, byte[] content) {
        var answer = send("POST", "/v2/" + repository + "/blobs/uploads/?digest=" + Digest.of(content), content);
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(201);
    }

    HttpResponse<byte[]> putManifest(String repository, String reference, String mediaType, byte[] content) {
        return send("PUT", "/v2/" + repository + "/manifests/" + reference, content, "Content-Type", mediaType);
    }

    HttpResponse<byte[]> get(String path, String... headers) {
        return send("GET", path, new byte[0], headers);
    }

    HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers) {
        var uri = path.startsWith("http") ? URI.create(path) : registry.resolve(path);
        var request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(10))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
