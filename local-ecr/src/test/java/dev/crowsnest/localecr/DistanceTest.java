package dev.crowsnest.localecr;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.crowsnest.localecr.RegistryUser.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A registry that is far away. What takes time takes at least so much; how much more depends on the machine. */
class DistanceTest {

    private static final SmallImage IMAGE = SmallImage.of("far away");

    @TempDir
    private Path directory;

    private LocalEcr ecr;
    private RegistryUser user;

    @BeforeEach
    void push() {
        ecr = LocalEcr.start(LocalEcrConfig.in(directory).build());
        user = new RegistryUser(ecr.registryUri());
        user.push("team/app", "v1", IMAGE);
    }

    @AfterEach
    void stop() {
        ecr.close();
    }

    @Test
    void letsEachRequestWaitAndIsNearAgainWhenTold() {
        assertThat(place("{\"latencyMillis\":400}")).isEmpty();

        var before = Instant.now();
        assertThat(user.get("/v2/team/app/manifests/v1").statusCode()).isEqualTo(200);
        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(400));

        user.send("DELETE", "/_local/distance", new byte[0]);
        assertThat(user.get("/v2/team/app/manifests/v1").statusCode()).isEqualTo(200);
    }

    @Test
    void sendsAWholeBlobOverANarrowWayAndAPartOfIt() {
        int size = IMAGE.layer().length;
        place("{\"bytesPerSecond\":" + 100 * Math.max(1, size / 10) + "}");
        var address = RegistryUser.header(user.get("/v2/team/app/blobs/" + IMAGE.layerDigest()), "Location");

        var before = Instant.now();
        assertThat(user.get(address).body()).isEqualTo(IMAGE.layer());
        // Ten pieces or more, ten milliseconds between two of them.
        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(80));

        assertThat(user.get(address, "Range", "bytes=1-2").body())
                .isEqualTo(new byte[] {IMAGE.layer()[1], IMAGE.layer()[2]});
    }

    @Test
    void saysWhatIsNoDistance() {
        assertThat(place("{\"latencyMillis\":-1}")).contains("latency of 0 ms or more");
        assertThat(place("{\"bytesPerSecond\":0}")).contains("a byte a second or more");
    }

    private String place(String distance) {
        return text(user.send("PUT", "/_local/distance", distance.getBytes(UTF_8)));
    }
}
