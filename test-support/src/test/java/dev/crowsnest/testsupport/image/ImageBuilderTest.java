package dev.crowsnest.testsupport.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ImageBuilderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void describesConfigAndLayers() throws IOException {
        BuiltLayer layer = new LayerBuilder().file("a", "b").gzip();

        BuiltImage image = ImageBuilder.oci()
                .layer(layer)
                .platform("linux", "arm64", "v8")
                .label("maintainer", "someone")
                .history("COPY a /")
                .emptyHistory("ENV A=B")
                .build();

        JsonNode manifest = JSON.readTree(image.manifest().bytes());
        assertThat(image.digest()).isEqualTo(Sha256.of(image.manifest().bytes()));
        assertThat(manifest.at("/mediaType").asText()).isEqualTo(MediaTypes.OCI_MANIFEST);
        assertThat(manifest.at("/config/digest").asText())
                .isEqualTo(image.config().digest());
        assertThat(manifest.at("/layers/0/digest").asText()).isEqualTo(layer.digest());
        assertThat(manifest.at("/layers/0/size").asLong()).isEqualTo(layer.size());
        JsonNode config = JSON.readTree(image.config().bytes());
        assertThat(config.at("/rootfs/diff_ids/0").asText()).isEqualTo(layer.diffId());
        assertThat(config.at("/variant").asText()).isEqualTo("v8");
        assertThat(config.at("/config/Labels/maintainer").asText()).isEqualTo("someone");
        assertThat(config.at("/history/0/created_by").asText()).isEqualTo("COPY a /");
        assertThat(config.at("/history/1/empty_layer").asBoolean()).isTrue();
    }

    @Test
    void speaksDockersWords() throws IOException {
        BuiltImage image = ImageBuilder.docker()
                .layer(new LayerBuilder().file("a", "b").gzip())
                .build();

        JsonNode manifest = JSON.readTree(image.manifest().bytes());
        assertThat(image.mediaType()).isEqualTo(MediaTypes.DOCKER_MANIFEST);
        assertThat(manifest.at("/config/mediaType").asText()).isEqualTo(MediaTypes.DOCKER_CONFIG);
        assertThat(manifest.at("/layers/0/mediaType").asText()).isEqualTo(MediaTypes.DOCKER_LAYER_GZIP);
    }

    @Test
    void listsChildrenUnderTheirPlatformWithAttestationsBeside() throws IOException {
        BuiltImage amd = ImageBuilder.oci().build();
        BuiltImage arm = ImageBuilder.oci().platform("linux", "arm64").build();

        BuiltIndex index = IndexBuilder.oci()
                .image(amd)
                .image(arm)
                .attestation(amd, "https://spdx.dev/Document", "{}")
                .build();

        JsonNode manifests = JSON.readTree(index.manifest().bytes()).get("manifests");
        assertThat(manifests.at("/1/platform/architecture").asText()).isEqualTo("arm64");
        JsonNode attestation = manifests.get(2);
        assertThat(attestation.at("/platform/os").asText()).isEqualTo("unknown");
        assertThat(attestation
                        .get("annotations")
                        .get("vnd.docker.reference.type")
                        .asText())
                .isEqualTo("attestation-manifest");
        assertThat(attestation
                        .get("annotations")
                        .get("vnd.docker.reference.digest")
                        .asText())
                .isEqualTo(amd.digest());
        JsonNode statement =
                JSON.readTree(index.children().get(2).manifest().bytes()).at("/layers/0");
        assertThat(statement.get("mediaType").asText()).isEqualTo(MediaTypes.IN_TOTO);
        assertThat(statement.get("annotations").get("in-toto.io/predicate-type").asText())
                .isEqualTo("https://spdx.dev/Document");
    }

    @Test
    void refersToItsSubject() throws IOException {
        BuiltImage subject = ImageBuilder.oci().build();

        BuiltImage artifact = ImageBuilder.oci()
                .artifact("application/vnd.example.sbom", subject)
                .build();

        JsonNode manifest = JSON.readTree(artifact.manifest().bytes());
        assertThat(manifest.at("/subject/digest").asText()).isEqualTo(subject.digest());
        assertThat(manifest.at("/artifactType").asText()).isEqualTo("application/vnd.example.sbom");
        assertThat(manifest.at("/config/mediaType").asText()).isEqualTo(MediaTypes.OCI_EMPTY);
    }

    @Test
    void letsManifestLie() throws IOException {
        BuiltImage image = ImageBuilder.oci()
                .layer(new LayerBuilder().plain())
                .editManifest(manifest -> manifest.withArray("layers").removeAll())
                .build();

        assertThat(JSON.readTree(image.manifest().bytes()).get("layers")).isEmpty();
        assertThat(image.digest()).isEqualTo(Sha256.of(image.manifest().bytes()));
    }
}
