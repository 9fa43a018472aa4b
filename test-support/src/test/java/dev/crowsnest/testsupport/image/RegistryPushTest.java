package dev.crowsnest.testsupport.image;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RegistryPushTest {

    private final BuiltLayer layer = new LayerBuilder().file("a", "b").gzip();
    private final BuiltImage image = ImageBuilder.oci().layer(layer).build();
    private SmallRegistry registry;

    @BeforeEach
    void start() throws IOException {
        registry = new SmallRegistry();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void sendsBlobsBeforeTheManifest() {
        String digest = RegistryPush.to(registry.address()).push(image, "team/app", "1.0");

        assertThat(digest).isEqualTo(image.digest());
        assertThat(registry.blobs()).containsKeys(layer.digest(), image.config().digest());
        assertThat(registry.blobs().get(layer.digest())).isEqualTo(layer.blob());
        assertThat(registry.manifests().get("team/app:1.0"))
                .isEqualTo(image.manifest().bytes());
        assertThat(registry.requests().get(registry.requests().size() - 1))
                .isEqualTo("PUT /v2/team/app/manifests/1.0 " + MediaTypes.OCI_MANIFEST);
    }

    @Test
    void sendsNoBlobThatIsThere() {
        RegistryPush push = RegistryPush.to(registry.address());
        push.push(image, "team/app", "1.0");
        registry.requests().clear();

        push.push(image, "team/app", "2.0");

        assertThat(registry.requests())
                .noneMatch(line -> line.startsWith("POST"))
                .filteredOn(line -> line.startsWith("PUT"))
                .hasSize(1);
    }

    @Test
    void sendsChildrenUntaggedBeforeTheIndex() {
        BuiltIndex index = IndexBuilder.oci()
                .image(image)
                .attestation(image, "https://slsa.dev/provenance/v1", "{}")
                .build();

        RegistryPush.to(registry.address()).push(index, "team/app", "1.0");

        List<String> manifests = registry.requests().stream()
                .filter(line -> line.startsWith("PUT /v2/team/app/manifests/"))
                .toList();
        assertThat(manifests)
                .containsExactly(
                        "PUT /v2/team/app/manifests/" + image.digest() + " " + MediaTypes.OCI_MANIFEST,
                        "PUT /v2/team/app/manifests/" + index.children().get(1).digest() + " "
                                + MediaTypes.OCI_MANIFEST,
                        "PUT /v2/team/app/manifests/1.0 " + MediaTypes.OCI_INDEX);
    }

    @Test
    void signsIn() {
        registry.requireAuthorization("Basic QVdTOnNlY3JldA==");

        String digest =
                RegistryPush.to(registry.address()).basicAuth("AWS", "secret").push(image, "app", "1");

        assertThat(digest).isEqualTo(image.digest());
    }

    @Test
    void saysWhatWasRefusedButNeverThePassword() {
        registry.requireAuthorization("Basic other");
        RegistryPush push = RegistryPush.to(registry.address()).basicAuth("AWS", "secret");

        assertThatExceptionOfType(PushFailure.class)
                .isThrownBy(() -> push.push(image, "app", "1"))
                .withMessageContaining("could not look for a blob for app@sha256:")
                .withMessageContaining("answered 401")
                .matches(failure -> failure.status() == 401)
                .matches(failure -> !failure.getMessage().contains("secret"));
    }

    @Test
    void saysThatNobodyAnswered() throws IOException {
        URI closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = URI.create("http://localhost:" + socket.getLocalPort());
        }

        assertThatExceptionOfType(PushFailure.class)
                .isThrownBy(() -> RegistryPush.to(closed).push(image, "app", "1"))
                .withMessageContaining("no answer from " + closed)
                .matches(failure -> failure.status() == 0);
    }
}
