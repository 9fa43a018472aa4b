package dev.crowsnest.analyzer.oci.registry;

import dev.crowsnest.analyzer.oci.Descriptor;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.oci.DocumentLimits;
import dev.crowsnest.analyzer.oci.HistoryLine;
import dev.crowsnest.analyzer.oci.ImageAccessException;
import dev.crowsnest.analyzer.oci.ImageAccessException.Kind;
import dev.crowsnest.analyzer.oci.ImageIndex;
import dev.crowsnest.analyzer.oci.ImageManifest;
import dev.crowsnest.analyzer.oci.Manifest;
import dev.crowsnest.analyzer.oci.MediaType;
import dev.crowsnest.analyzer.oci.Platform;
import dev.crowsnest.testsupport.image.BuiltImage;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.IndexBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static dev.crowsnest.analyzer.oci.registry.FakeRegistry.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RegistryClientTest {

    private static final String REPOSITORY = "shop/api";

    private final BuiltImage image = ImageBuilder.oci()
            .layer(new LayerBuilder().file("etc/motd", "hello").gzip())
            .label("org.opencontainers.image.source", "https://example.org/shop")
            .history("COPY shop /")
            .emptyHistory("ENV A=b")
            .build();
    private final FakeRegistry registry = FakeRegistry.start().hold(REPOSITORY, "1", image);
    private final RegistryClient client = RegistryClient.open(registry.target(REPOSITORY));

    @AfterEach
    void stop() {
        client.close();
        registry.close();
    }

    @Test
    void readsManifestConfigAndBlobOfBothSchemas() throws IOException {
        BuiltImage docker = ImageBuilder.docker()
                .layer(new LayerBuilder().file("a", "b").gzip())
                .platform("linux", "arm", "v7")
                .build();
        registry.hold(REPOSITORY, "docker", docker);

        var manifest = (ImageManifest) client.manifest("1");
        assertThat(manifest.digest()).hasToString(image.manifest().digest());
        assertThat(client.config(manifest).labels())
                .containsEntry("org.opencontainers.image.source", "https://example.org/shop");
        assertThat(client.config(manifest).history())
                .containsExactly(new HistoryLine("COPY shop /", false), new HistoryLine("ENV A=b", true));
        try (InputStream blob = client.blob(manifest.layers().get(0))) {
            assertThat(blob.readAllBytes()).isEqualTo(image.layers().get(0).blob());
        }
        var dockerManifest = (ImageManifest) client.manifest("docker");
        assertThat(dockerManifest.mediaType()).isEqualTo(MediaType.DOCKER_MANIFEST);
        assertThat(dockerManifest.isImage()).isTrue();
        assertThat(client.config(dockerManifest).platform()).isEqualTo(new Platform("linux", "arm", "v7"));
    }

    @Test
    void readsIndex() {
        registry.hold(REPOSITORY, "index", IndexBuilder.docker().image(image).build());

        assertThat(client.manifest("index"))
                .isInstanceOfSatisfying(
                        ImageIndex.class,
                        index -> assertThat(index.manifests())
                                .extracting(each -> each.digest().toString())
                                .containsExactly(image.manifest().digest()));
    }

    @Test
    void refusesManifestOfAnotherDigest() {
        String asked = Digest.of(new byte[] {1}).toString();
        registry.next(asked, status(200, "{\"schemaVersion\":2,\"manifests\":[]}"));

        assertFails(() -> client.manifest(asked), Kind.MALFORMED, "sends another manifest, of digest");
    }

    @Test
    void refusesTagWhoseHeaderPromisesAnotherDigest() {
        registry.next(
                "/manifests/1",
                status(
                        200,
                        "{\"manifests\":[]}",
                        "Docker-Content-Digest",
                        Digest.of(new byte[] {1}).toString()));

        assertFails(() -> client.manifest("1"), Kind.MALFORMED, "sends another manifest");
    }

    @Test
    void refusesConfigOfAnotherDigest() {
        var manifest = (ImageManifest) client.manifest("1");
        registry.next("/blobs/" + manifest.config().digest(), status(200, "{}"));

        assertFails(() -> client.config(manifest), Kind.MALFORMED, "sends another config");
    }

    @Test
    void refusesBlobOfAnotherLengthBeforeReadingIt() {
        var layer = ((ImageManifest) client.manifest("1")).layers().get(0);
        var longer = Descriptor.of(layer.mediaType(), layer.digest(), layer.size() + 1);

        assertFails(() -> client.blob(longer), Kind.MALFORMED, "its manifest says " + (layer.size() + 1));
    }

    @Test
    void refusesDocumentsAboveTheirLimit() {
        registry.next("/manifests/1", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] blanks = new byte[1 << 20];
            try {
                for (int i = 0; i < 64; i++) {
                    exchange.getResponseBody().write(blanks);
                }
            } finally {
                exchange.close();
            }
        });

        assertFails(() -> client.manifest("1"), Kind.OVER_LIMIT, "more than " + DocumentLimits.BYTES + " bytes");
    }

    @Test
    void refusesWhatIsNoManifest() {
        for (String document : List.of(
                "<html>",
                "[]",
                "null",
                "{",
                "\"text\"",
                "[".repeat(10_000),
                "{\"a\":".repeat(300) + "1" + "}".repeat(300))) {
            registry.next("/manifests/1", status(200, document));

            assertFails(() -> client.manifest("1"), Kind.MALFORMED, "JSON");
        }
        registry.next("/manifests/1", status(200, "{\"mediaType\":\"text/plain\"}"));
        assertFails(() -> client.manifest("1"), Kind.MALFORMED, "'text/plain' is not one of an image");
        registry.next("/manifests/1", status(200, "{\"manifests\":[],\"layers\":[]}"));
        assertFails(() -> client.manifest("1"), Kind.MALFORMED, "a manifest and an index at once");
        registry.next("/manifests/1", status(200, "{\"layers\":[]}"));
        assertFails(() -> client.manifest("1"), Kind.MALFORMED, "lacks a config");
    }

    @Test
    void refusesManifestsWithImpossibleDescriptors() {
        for (String config : List.of(
                "{\"digest\":\"sha256:../../etc\",\"size\":1}",
                "{\"digest\":\"md5:00\",\"size\":1}",
                "{\"size\":1}",
                "{\"digest\":\"" + image.config().digest() + "\",\"size\":-1}",
                "{\"digest\":\"" + image.config().digest() + "\",\"size\":1e99}",
                "{\"digest\":\"" + image.config().digest() + "\"}")) {
            registry.next("/manifests/1", status(200, "{\"config\":" + config + "}"));

            assertThatThrownBy(() -> client.manifest("1"))
                    .isInstanceOfSatisfying(
                            ImageAccessException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED));
        }
    }

    @Test
    void refusesTooManyLayersAndChildren() {
        String descriptor = "{\"digest\":\"" + image.config().digest() + "\",\"size\":1}";
        String many = String.join(",", java.util.Collections.nCopies(1_001, descriptor));
        registry.next("/manifests/1", status(200, "{\"config\":" + descriptor + ",\"layers\":[" + many + "]}"));
        assertFails(() -> client.manifest("1"), Kind.OVER_LIMIT, "more than 1000 'layers'");

        registry.next("/manifests/1", status(200, "{\"manifests\":[" + many + "]}"));
        assertFails(() -> client.manifest("1"), Kind.OVER_LIMIT, "more than 200 'manifests'");
    }

    @Test
    void saysWhatTheRegistrySays() {
        assertFails(() -> client.manifest("absent"), Kind.NOT_FOUND, "answers 404 (NAME_UNKNOWN: not here)");
        registry.next(
                "/manifests/1", status(403, "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"no\\u0007 pull\"}]}"));
        assertFails(() -> client.manifest("1"), Kind.UNAUTHORIZED, "answers 403 (DENIED: no  pull)");
        registry.next(
                "/manifests/1",
                status(
                        403,
                        "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"not for " + "QVdTOmV5".repeat(50) + "\"}]}"));
        assertFails(() -> client.manifest("1"), Kind.UNAUTHORIZED, "answers 403 (DENIED: not for …)");
        registry.next("/manifests/1", status(403, "see https://signed.example/?X-Amz-Signature=abc"));
        assertFails(() -> client.manifest("1"), Kind.UNAUTHORIZED, "the registry answers 403");
    }

    @Test
    void triesAgainAfterServerErrorsAndCutConnections() {
        registry.next("/manifests/1", status(500, "")).next("/manifests/1", exchange -> {
            throw new IOException("cut before the answer");
        });

        assertThat(client.manifest("1")).isInstanceOf(Manifest.class);
        assertThat(registry.paths()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void givesUpAfterItsAttempts() {
        registry.gate(status(503, ""));

        assertFails(() -> client.manifest("1"), Kind.UNREACHABLE, "answers 503");
        assertThat(registry.paths()).hasSize(FakeRegistry.impatient().attempts());
    }

    @Test
    void doesNotTryAgainWhereThatCannotHelp() {
        assertFails(() -> client.manifest("absent"), Kind.NOT_FOUND, "404");
        assertThat(registry.paths()).hasSize(1);
    }

    @Test
    void waitsAsLongAsTheRegistryAsks() {
        registry.next("/manifests/1", status(429, "", "Retry-After", "1"));
        long start = System.nanoTime();

        client.manifest("1");

        assertThat(System.nanoTime() - start).isGreaterThan(900_000_000L);
    }

    @Test
    void doesNotWaitLongerThanItsPatience() {
        registry.next("/manifests/1", status(429, "", "Retry-After", "3600"));

        assertFails(() -> client.manifest("1"), Kind.RATE_LIMITED, "answers 429");
        assertThat(registry.paths()).hasSize(1);
    }

    @Test
    void endsDocumentThatDrips() {
        registry.gate(exchange -> {
            exchange.sendResponseHeaders(200, 10_000);
            try {
                for (int i = 0; i < 10_000; i++) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                    Thread.sleep(100);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        long start = System.nanoTime();

        assertFails(() -> client.manifest("1"), Kind.UNREACHABLE, "did not answer in time");
        assertThat(System.nanoTime() - start).isLessThan(25_000_000_000L);
    }

    @Test
    void endsConnectionThatIsSilent() throws IOException {
        try (var silent = new ServerSocket(0)) {
            var address = URI.create("http://127.0.0.1:" + silent.getLocalPort());

            assertFails(
                    () -> RegistryClient.open(registry.target(REPOSITORY).withEndpoint(address))
                            .manifest("1"),
                    Kind.UNREACHABLE,
                    "did not answer in time");
        }
    }

    @Test
    void saysThatNobodyAnswers() throws IOException {
        int port;
        try (var closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        var target = registry.target(REPOSITORY).withEndpoint(URI.create("http://127.0.0.1:" + port));

        assertFails(() -> RegistryClient.open(target).manifest("1"), Kind.UNREACHABLE, "nobody answers");
    }

    @Test
    void tellsCutBlobFromCompleteOne() throws IOException {
        var layer = ((ImageManifest) client.manifest("1")).layers().get(0);
        registry.next("/blobs/" + layer.digest(), exchange -> {
            exchange.sendResponseHeaders(200, layer.size());
            exchange.getResponseBody().write(image.layers().get(0).blob(), 0, 10);
            exchange.getResponseBody().flush();
            throw new IOException("cut");
        });
        try (InputStream blob = client.blob(layer)) {
            assertFails(() -> blob.readAllBytes(), Kind.UNREACHABLE, "");
        }
    }

    @Test
    void refusesReferenceThatIsNeitherTagNorDigest() {
        for (String reference : List.of("../../x", "a/b", "", "sha256:12", "x?y", "a b")) {
            assertFails(() -> client.manifest(reference), Kind.NOT_FOUND, "is no tag and no digest");
        }
        assertThat(registry.paths()).isEmpty();
    }

    @Test
    void tellsItsListenerWhatWentOverTheWire() throws IOException {
        List<String> answers = new ArrayList<>();
        var bytes = new AtomicLong();
        var counted = RegistryClient.open(registry.target(REPOSITORY).withListener(new RegistryListener() {
            @Override
            public void answered(Request request, int status) {
                answers.add(request.name().toLowerCase(Locale.ROOT) + " " + status);
            }

            @Override
            public void received(Request request, long count) {
                bytes.addAndGet(request == Request.LAYER ? count : 0);
            }
        }));
        var manifest = (ImageManifest) counted.manifest("1");
        counted.config(manifest);
        try (InputStream blob = counted.blob(manifest.layers().get(0))) {
            blob.readAllBytes();
        }

        assertThat(answers).containsExactly("manifest 200", "config 200", "layer 200");
        assertThat(bytes).hasValue(image.layers().get(0).size());
    }

    static void assertFails(ThrowingCallable call, Kind kind, String reason) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ImageAccessException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageStartingWith("could not ")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("://");
    }
}
