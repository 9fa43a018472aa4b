package dev.crowsnest.testsupport.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ImageFilesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BuiltLayer layer = new LayerBuilder().file("a", "b").plain();
    private final BuiltImage image = ImageBuilder.oci().layer(layer).build();

    @TempDir
    private Path directory;

    @Test
    void writesLayoutWhoseIndexLeadsToTheLayer() throws IOException {
        OciLayout.write(directory, image, "1.0");

        JsonNode named = JSON.readTree(directory.resolve("index.json").toFile()).at("/manifests/0");
        assertThat(named.get("annotations")
                        .get("org.opencontainers.image.ref.name")
                        .asText())
                .isEqualTo("1.0");
        JsonNode manifest = JSON.readTree(blob(named.get("digest").asText()));
        assertThat(blob(manifest.at("/layers/0/digest").asText())).isEqualTo(layer.blob());
        assertThat(directory.resolve("oci-layout")).content().contains("1.0.0");
    }

    @Test
    void writesEveryChildOfAnIndex() {
        BuiltImage arm = ImageBuilder.oci().platform("linux", "arm64").build();
        BuiltIndex index = IndexBuilder.oci().image(image).image(arm).build();

        OciLayout.write(directory, index, "1.0");

        assertThat(blob(image.digest())).isEqualTo(image.manifest().bytes());
        assertThat(blob(arm.config().digest())).isEqualTo(arm.config().bytes());
        assertThat(blob(index.digest())).isEqualTo(index.manifest().bytes());
    }

    @Test
    void writesLayoutAsArchive() throws IOException {
        Path archive = directory.resolve("image.tar");

        OciLayout.writeTar(archive, image, "1.0");

        assertThat(files(archive))
                .containsKeys("oci-layout", "index.json")
                .containsEntry("blobs/" + layer.digest().replace(':', '/'), text(layer.blob()));
    }

    @Test
    void writesArchiveAsDockerSaves() throws IOException {
        Path archive = directory.resolve("image.tar");

        DockerArchive.write(archive, image, "team/app:1.0");

        Map<String, String> files = files(archive);
        JsonNode entry = JSON.readTree(files.get("manifest.json")).get(0);
        assertThat(entry.at("/RepoTags/0").asText()).isEqualTo("team/app:1.0");
        assertThat(files.get(entry.get("Config").asText()))
                .isEqualTo(text(image.config().bytes()));
        assertThat(files.get(entry.at("/Layers/0").asText())).isEqualTo(text(layer.blob()));
    }

    private byte[] blob(String digest) {
        try {
            return Files.readAllBytes(directory.resolve("blobs").resolve(digest.replace(':', '/')));
        } catch (IOException e) {
            throw new AssertionError("no blob " + digest, e);
        }
    }

    private static Map<String, String> files(Path archive) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (TarArchiveInputStream in =
                new TarArchiveInputStream(new ByteArrayInputStream(Files.readAllBytes(archive)))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), text(in.readAllBytes()));
            }
        }
        return files;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
