package dev.crowsnest.analyzer.assembly;

import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.filesystem.LayerCache;
import dev.crowsnest.analyzer.filesystem.LayerEvidence;
import dev.crowsnest.analyzer.filesystem.LayerLimits;
import dev.crowsnest.analyzer.filesystem.LineCataloger;
import dev.crowsnest.analyzer.filesystem.ReadProgress;
import dev.crowsnest.analyzer.inventory.Inventory;
import dev.crowsnest.analyzer.inventory.SoftwarePackage;
import dev.crowsnest.analyzer.oci.ImageManifest;
import dev.crowsnest.analyzer.oci.registry.FakeRegistry;
import dev.crowsnest.analyzer.oci.registry.RegistryClient;
import dev.crowsnest.testsupport.image.BuiltImage;
import dev.crowsnest.testsupport.image.BuiltLayer;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ImageAnalyzerTest {

    private final BuiltLayer base = new LayerBuilder()
            .directory("app/")
            .file("app/packages.txt", "left-pad 1.0.0\n")
            .gzip();
    private final BuiltLayer top =
            new LayerBuilder().file("srv/packages.txt", "is-odd 3.0.1\n").zstd();

    @Test
    void listsPackagesOfLayersThatRegistryHolds() {
        BuiltImage image = ImageBuilder.oci().layer(base).layer(top).build();
        try (FakeRegistry registry = FakeRegistry.start().hold("shop/api", "1", image);
                var analyzer = analyzer(LayerCache.none());
                var client = RegistryClient.open(registry.target("shop/api"))) {
            AnalyzedImage analyzed =
                    analyzer.analyze(client, (ImageManifest) client.manifest("1"), ReadProgress.start());

            assertThat(names(analyzed.inventory())).containsExactly("left-pad", "is-odd");
            assertThat(analyzed.bytesPulled()).isEqualTo(base.size() + top.size());
            assertThat(analyzed.bytesSaved()).isZero();
            assertThat(analyzed.layersRead()).extracting(Object::toString).containsExactly(base.digest(), top.digest());
        }
    }

    static ImageAnalyzer analyzer(LayerCache cache) {
        return new ImageAnalyzer(new ImageAnalyzerSettings(
                List.of(new LineCataloger()),
                ImageAnalyzerTest::flat,
                LayerLimits.STANDARD,
                cache,
                2,
                new ImageAnalyzerSettings.Retry(3, Duration.ofMillis(1))));
    }

    /** All packages of all layers: how layers hide each other is not this test's matter. */
    private static Inventory flat(List<LayerEvidence> layers) {
        List<SoftwarePackage> packages = layers.stream()
                .flatMap(layer -> layer.files().stream()
                        .flatMap(file -> file.packages().stream()
                                .map(each -> new SoftwarePackage("", each, layer.blob(), List.of(file.path())))))
                .toList();
        return new Inventory(
                null,
                packages,
                layers.stream().flatMap(each -> each.problems().stream()).toList());
    }

    static List<String> names(Inventory inventory) {
        return inventory.packages().stream()
                .map(SoftwarePackage::record)
                .map(PackageRecord::name)
                .toList();
    }
}
