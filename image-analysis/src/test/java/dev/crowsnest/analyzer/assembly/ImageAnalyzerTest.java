package dev.crowsnest.analyzer.assembly;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.crowsnest.analyzer.catalog.CatalogedFile;
import dev.crowsnest.analyzer.catalog.Cataloger;
import dev.crowsnest.analyzer.catalog.CatalogerId;
import dev.crowsnest.analyzer.catalog.FileEvidence;
import dev.crowsnest.analyzer.filesystem.LayerCache;
import dev.crowsnest.analyzer.filesystem.LayerEvidence;
import dev.crowsnest.analyzer.filesystem.LayerLimits;
import dev.crowsnest.analyzer.filesystem.ReadProgress;
import dev.crowsnest.analyzer.inventory.SoftwarePackage;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.oci.ImageAccessException;
import dev.crowsnest.analyzer.oci.ImageAccessException.Kind;
import dev.crowsnest.analyzer.oci.ImageManifest;
import dev.crowsnest.analyzer.oci.registry.FakeRegistry;
import dev.crowsnest.analyzer.oci.registry.RegistryClient;
import dev.crowsnest.testsupport.image.BuiltImage;
import dev.crowsnest.testsupport.image.BuiltLayer;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImageAnalyzerTest {

    private static final String REPOSITORY = "shop/api";

    private final BuiltLayer base = layer("left-pad", "1.3.0").gzip();
    private final BuiltLayer top = layer("is-odd", "3.0.1").zstd();
    private final BuiltImage image =
            ImageBuilder.oci().layer(base).layer(top).layer(base).build();
    private final FakeRegistry registry = FakeRegistry.start().hold(REPOSITORY, "1", image);
    private final KeptLayers cache = new KeptLayers();

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void listsPackagesOfLayersThatRegistryHolds() {
        AnalyzedImage analyzed = analyze(LayerCache.none());

        assertThat(analyzed.inventory().packages())
                .extracting(SoftwarePackage::purl)
                .containsExactly("pkg:npm/is-odd@3.0.1", "pkg:npm/left-pad@1.3.0");
        assertThat(analyzed.bytesPulled()).isEqualTo(base.size() + top.size());
        assertThat(analyzed.bytesSaved()).isZero();
        assertThat(analyzed.layersRead()).extracting(Object::toString).containsExactly(base.digest(), top.digest());
    }

    @Test
    void readsLayerOnceThatImageHasTwice() {
        analyze(LayerCache.none());

        assertThat(registry.paths())
                .filteredOn(path -> path.endsWith(base.digest()))
                .hasSize(1);
    }

    @Test
    void asksForNoLayerThatCacheKnows() {
        AnalyzedImage first = analyze(cache);
        int asked = registry.paths().size();
        AnalyzedImage second = analyze(cache);

        assertThat(second.inventory()).isEqualTo(first.inventory());
        assertThat(second.bytesPulled()).isZero();
        assertThat(second.bytesSaved()).isEqualTo(base.size() + top.size());
        assertThat(second.layersRead()).isEmpty();
        assertThat(registry.paths().subList(asked, registry.paths().size()))
                .noneMatch(path -> path.endsWith(base.digest()) || path.endsWith(top.digest()));
    }

    @Test
    void followsLayersAndBytesAndCountsWhatIsKnownAsRead() {
        long all = base.size() + top.size();
        for (ReadProgress progress : List.of(ReadProgress.start(), ReadProgress.start())) {
            analyze(cache, progress);

            assertThat(progress.standing()).isEqualTo(new ReadProgress.Standing(2, 2, all, all));
        }
        assertThat(ReadProgress.start().standing()).isEqualTo(new ReadProgress.Standing(0, 0, 0, 0));
    }

    @Test
    void readsLayerAnewWhenConnectionIsCutInTheMiddle() {
        registry.next(base.digest(), exchange -> {
            exchange.sendResponseHeaders(200, base.size());
            exchange.getResponseBody().write(base.blob(), 0, (int) base.size() / 2);
            exchange.getResponseBody().flush();
            throw new IOException("cut");
        });

        assertThat(analyze(cache).inventory().packages()).hasSize(2);
        assertThat(registry.paths())
                .filteredOn(path -> path.endsWith(base.digest()))
                .hasSize(2);
    }

    @Test
    void keepsCompleteLayersAndNoOthersWhenOneFails() {
        registry.gate(exchange -> {
            if (exchange.getRequestURI().getPath().endsWith(top.digest())) {
                FakeRegistry.status(200, "x".repeat((int) top.size())).send(exchange);
            }
        });

        assertThatThrownBy(() -> analyze(cache))
                .isInstanceOfSatisfying(
                        ImageAccessException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED))
                .hasMessageStartingWith("could not read layer " + top.digest());
        assertThat(cache.kept).doesNotContainKey(Digest.parse(top.digest()));
    }

    @Test
    void keepsNothingOfALayerThatALargerMachineWouldKnowBetter() {
        Cataloger forgetful = new Cataloger() {
            @Override
            public CatalogerId id() {
                return new CatalogerId("forgetful", 1);
            }

            @Override
            public boolean wants(String path) {
                return path.contains("is-odd");
            }

            @Override
            public FileEvidence catalog(CatalogedFile file) {
                return new FileEvidence(id(), file.path(), List.of(), null, List.of(), List.of(), List.of(), false);
            }
        };
        try (var analyzer = analyzer(List.of(forgetful), cache);
                var client = RegistryClient.open(registry.target(REPOSITORY))) {
            AnalyzedImage analyzed =
                    analyzer.analyze(client, (ImageManifest) client.manifest("1"), ReadProgress.start());

            assertThat(analyzed.complete()).isFalse();
            assertThat(cache.kept).containsOnlyKeys(Digest.parse(base.digest()));
        }
    }

    /** It hangs where an image waits for the layers of others. */
    @Test
    @Timeout(60)
    void readsAnImageWhileASlowOneKeepsEveryThread() throws InterruptedException {
        List<BuiltLayer> slow = List.of(large(), large(), large());
        registry.hold(
                REPOSITORY,
                "slow",
                ImageBuilder.oci()
                        .layer(slow.get(0))
                        .layer(slow.get(1))
                        .layer(slow.get(2))
                        .build());
        var kept = new CountDownLatch(2);
        registry.gate(exchange -> {
            String path = exchange.getRequestURI().getPath();
            for (BuiltLayer layer : slow) {
                if (path.endsWith(layer.digest())) {
                    kept.countDown();
                    drip(exchange, layer.blob());
                }
            }
        });
        try (var analyzer = analyzer(cache);
                var client = RegistryClient.open(registry.target(REPOSITORY))) {
            var manifest = (ImageManifest) client.manifest("slow");
            ReadProgress progress = ReadProgress.start();
            var hanging = new Thread(() -> assertThatThrownBy(() -> analyzer.analyze(client, manifest, progress))
                    .isInstanceOf(ImageAccessException.class));
            hanging.start();
            kept.await();

            AnalyzedImage analyzed =
                    analyzer.analyze(client, (ImageManifest) client.manifest("1"), ReadProgress.start());

            assertThat(analyzed.inventory().packages()).hasSize(2);
            assertThat(hanging.isAlive()).isTrue();
            progress.cancel();
            hanging.join();
        }
    }

    /** Else a slow layer would be read to its end, hours later, of an image that has failed. */
    @Test
    @Timeout(60)
    void endsASlowLayerWhenAnotherOneFails() {
        BuiltLayer slow = large();
        registry.hold(REPOSITORY, "1", ImageBuilder.oci().layer(slow).layer(top).build());
        registry.gate(exchange -> {
            String path = exchange.getRequestURI().getPath();
            if (path.endsWith(slow.digest())) {
                drip(exchange, slow.blob());
            } else if (path.endsWith(top.digest())) {
                FakeRegistry.status(200, "x".repeat((int) top.size())).send(exchange);
            }
        });

        assertThatThrownBy(() -> analyze(cache)).hasMessageStartingWith("could not read layer " + top.digest());
    }

    @Test
    void doesNotBelieveTheDiffIdsOfTheConfig() {
        analyze(cache);
        BuiltLayer other = layer("evil", "6.6.6").gzip().claimingDiffId(base.diffId());
        registry.hold(REPOSITORY, "2", ImageBuilder.oci().layer(other).build());

        try (var analyzer = analyzer(cache);
                var client = RegistryClient.open(registry.target(REPOSITORY))) {
            AnalyzedImage analyzed =
                    analyzer.analyze(client, (ImageManifest) client.manifest("2"), ReadProgress.start());

            assertThat(analyzed.inventory().packages())
                    .extracting(SoftwarePackage::purl)
                    .containsExactly("pkg:npm/evil@6.6.6");
        }
    }

    @Test
    void asksTheRegistryForAForeignLayerAndNeverTheAddressesOfTheManifest() {
        try (var elsewhere = FakeRegistry.start();
                var analyzer = analyzer(cache);
                var client = RegistryClient.open(registry.target(REPOSITORY))) {
            registry.hold(
                    REPOSITORY,
                    "foreign",
                    ImageBuilder.oci()
                            .layer(base)
                            .editManifest(manifest -> {
                                var layer = (ObjectNode) manifest.path("layers").path(0);
                                layer.put("mediaType", "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip");
                                layer.putArray("urls").add(elsewhere.address() + "/layer");
                            })
                            .build());

            AnalyzedImage analyzed =
                    analyzer.analyze(client, (ImageManifest) client.manifest("foreign"), ReadProgress.start());

            assertThat(analyzed.inventory().packages()).hasSize(1);
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @Test
    void refusesWhatIsNoImage() {
        registry.hold(
                REPOSITORY,
                "sig",
                ImageBuilder.oci()
                        .artifact("application/vnd.example.signature", image)
                        .build());

        try (var analyzer = analyzer(cache);
                var client = RegistryClient.open(registry.target(REPOSITORY))) {
            var manifest = (ImageManifest) client.manifest("sig");

            assertThatThrownBy(() -> analyzer.analyze(client, manifest, ReadProgress.start()))
                    .isInstanceOf(ImageAccessException.class)
                    .hasMessageContaining("it is no image, but application/vnd.example.signature");
        }
    }

    @Test
    void endsWhenTimeIsOver() {
        registry.gate(exchange -> {
            if (exchange.getRequestURI().getPath().endsWith(base.digest())) {
                drip(exchange, base.blob());
            }
        });

        assertThatThrownBy(() -> analyze(cache, ReadProgress.within(Duration.ofMillis(300))))
                .isInstanceOfSatisfying(
                        ImageAccessException.class, e -> assertThat(e.kind()).isEqualTo(Kind.OUT_OF_TIME));
        assertThat(cache.kept).doesNotContainKey(Digest.parse(base.digest()));
    }

    @Test
    void endsWhenItsThreadIsInterrupted() throws InterruptedException {
        var reached = new CountDownLatch(1);
        registry.gate(exchange -> {
            if (exchange.getRequestURI().getPath().endsWith(base.digest())) {
                reached.countDown();
                drip(exchange, base.blob());
            }
        });
        var failure = new AtomicReference<RuntimeException>();
        var stillInterrupted = new AtomicReference<Boolean>();
        var analysis = new Thread(() -> {
            try {
                analyze(cache);
            } catch (ImageAccessException e) {
                failure.set(e);
                stillInterrupted.set(Thread.currentThread().isInterrupted());
            }
        });
        analysis.start();
        reached.await();
        analysis.interrupt();
        analysis.join(5_000);

        assertThat(analysis.isAlive()).isFalse();
        assertThat(failure.get())
                .isInstanceOfSatisfying(
                        ImageAccessException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
        assertThat(stillInterrupted.get()).isTrue();
    }

    private AnalyzedImage analyze(LayerCache layers) {
        return analyze(layers, ReadProgress.start());
    }

    private AnalyzedImage analyze(LayerCache layers, ReadProgress progress) {
        try (var analyzer = analyzer(layers);
                var client = RegistryClient.open(registry.target(REPOSITORY))) {
            return analyzer.analyze(client, (ImageManifest) client.manifest("1"), progress);
        }
    }

    private static ImageAnalyzer analyzer(LayerCache layers) {
        return analyzer(Catalogers.all(), layers);
    }

    private static ImageAnalyzer analyzer(List<Cataloger> catalogers, LayerCache layers) {
        return new ImageAnalyzer(new ImageAnalyzerSettings(
                catalogers, LayerLimits.STANDARD, layers, 2, new ImageAnalyzerSettings.Retry(3, Duration.ofMillis(1))));
    }

    /** Dripped byte by byte it takes hours. */
    private static BuiltLayer large() {
        byte[] noise = new byte[1 << 20];
        ThreadLocalRandom.current().nextBytes(noise);
        return new LayerBuilder().file("noise", noise).plain();
    }

    private static LayerBuilder layer(String name, String version) {
        return new LayerBuilder()
                .file(
                        "app/node_modules/" + name + "/package.json",
                        "{\"name\":\"" + name + "\",\"version\":\"" + version + "\"}");
    }

    /** A byte now and then: never idle, never done. */
    private static void drip(HttpExchange exchange, byte[] blob) throws IOException {
        exchange.sendResponseHeaders(200, blob.length);
        try {
            for (byte each : blob) {
                exchange.getResponseBody().write(each);
                exchange.getResponseBody().flush();
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private static final class KeptLayers implements LayerCache {

        private final Map<Digest, LayerEvidence> kept = new ConcurrentHashMap<>();

        @Override
        public Optional<LayerEvidence> find(Digest blob) {
            return Optional.ofNullable(kept.get(blob));
        }

        @Override
        public void keep(LayerEvidence complete) {
            kept.put(complete.blob(), complete);
        }
    }
}
