package dev.crowsnest.localecr;

import dev.crowsnest.localecr.access.KeyUse;
import dev.crowsnest.localecr.registry.Digest;
import dev.crowsnest.localecr.registry.MediaTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class SkopeoIT {

    private static final SmallImage IMAGE = SmallImage.of("carried by skopeo");

    @BeforeAll
    static void needSkopeo() {
        assumeTrue(isInstalled(), "skopeo is not installed: what it does with the registry is not tried");
    }

    @Test
    void copiesAnImageInAndOutUnchanged(@TempDir Path directory) throws Exception {
        writeLayout(directory.resolve("in"));
        try (var ecr =
                LocalEcr.start(LocalEcrConfig.in(directory.resolve("data")).build())) {
            var image = "docker://localhost:" + ecr.registryUri().getPort() + "/any/name:tag";

            run("copy", "--dest-tls-verify=false", "oci:" + directory.resolve("in") + ":v1", image);
            run("copy", "--src-tls-verify=false", image, "oci:" + directory.resolve("out") + ":v1");

            for (var digest : List.of(IMAGE.layerDigest(), IMAGE.digest())) {
                assertThat(directory.resolve("out/blobs/sha256").resolve(digest.hex()))
                        .exists();
            }
        }
    }

    @Test
    void signsInWithATokenWhereThatIsAsked(@TempDir Path directory) throws Exception {
        writeLayout(directory.resolve("in"));
        var config = LocalEcrConfig.in(directory.resolve("data"))
                .mode(LocalEcrConfig.Mode.STRICT)
                .accessKey("AKIAOWNER", KeyUse.ACCOUNT)
                .build();
        try (var ecr = LocalEcr.start(config);
                var client = AwsClients.of(ecr, "AKIAOWNER").ecr()) {
            client.createRepository(r -> r.repositoryName("any/name"));
            var token =
                    client.getAuthorizationToken().authorizationData().get(0).authorizationToken();
            var credentials = new String(Base64.getDecoder().decode(token), UTF_8);
            var image = "docker://localhost:" + ecr.registryUri().getPort() + "/any/name:tag";

            run(
                    "copy",
                    "--dest-creds=" + credentials,
                    "--dest-tls-verify=false",
                    "oci:" + directory.resolve("in") + ":v1",
                    image);
            run(
                    "copy",
                    "--src-creds=" + credentials,
                    "--src-tls-verify=false",
                    image,
                    "oci:" + directory.resolve("out") + ":v1");

            assertThat(ecr.requests().since(0))
                    .filteredOn(request -> request.path().startsWith("/_layers/"))
                    .isNotEmpty()
                    .allSatisfy(request -> assertThat(request.status()).isEqualTo(200));
        }
    }

    private static void writeLayout(Path layout) throws IOException {
        var blobs = Files.createDirectories(layout.resolve("blobs/sha256"));
        for (var blob : List.of(IMAGE.layer(), IMAGE.config(), IMAGE.manifest())) {
            Files.write(blobs.resolve(Digest.of(blob).hex()), blob);
        }
        Files.write(layout.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(UTF_8));
        var index = """
                {"schemaVersion":2,"manifests":[{"mediaType":"%s","digest":"%s","size":%d,
                 "annotations":{"org.opencontainers.image.ref.name":"v1"}}]}""".formatted(MediaTypes.OCI_MANIFEST, IMAGE.digest(), IMAGE.manifest().length);
        Files.writeString(layout.resolve("index.json"), index);
    }

    private static boolean isInstalled() {
        try {
            return new ProcessBuilder("skopeo", "--version")
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void run(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("skopeo"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.onExit().join().exitValue()).as(output).isZero();
    }
}
