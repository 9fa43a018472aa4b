package dev.crowsnest.local.scale;

import dev.crowsnest.testsupport.image.DpkgStatus;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import dev.crowsnest.testsupport.image.OsRelease;
import dev.crowsnest.testsupport.image.RegistryPush;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.SplittableRandom;

/** local-ecr, filled while it is near. */
final class FarRegistry {

    private static final String DISTANCE = "{\"latencyMillis\":80,\"bytesPerSecond\":30000000}";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI address;
    private final SplittableRandom random = new SplittableRandom();

    FarRegistry(URI address) {
        this.address = address;
    }

    /** Pushes so many images; what fills them cannot be compressed. */
    void push(String repository, int images, int bytes) {
        var registry = RegistryPush.to(address);
        for (int i = 0; i < images; i++) {
            var content = new byte[bytes];
            random.nextBytes(content);
            var layer = new LayerBuilder()
                    .with(OsRelease.debian(12, "bookworm"))
                    .with(new DpkgStatus().installed("libc6", "2.36-9+deb12u" + i, "amd64"))
                    .file("opt/content", content);
            var image = ImageBuilder.oci()
                    .platform("linux", "amd64")
                    .layer(layer.gzip())
                    .build();
            registry.push(image, repository, "build-" + i);
        }
    }

    void moveAway() throws IOException, InterruptedException {
        put("/_local/distance", DISTANCE);
    }

    private void put(String path, String order) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .PUT(BodyPublishers.ofString(order))
                .build();
        int status = HTTP.send(request, BodyHandlers.discarding()).statusCode();
        if (status != 204) {
            throw new IllegalStateException("local-ecr answered " + status + " to " + path);
        }
    }
}
