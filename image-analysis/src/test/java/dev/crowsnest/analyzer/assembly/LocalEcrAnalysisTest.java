package dev.crowsnest.analyzer.assembly;

import dev.crowsnest.analyzer.filesystem.LayerCache;
import dev.crowsnest.analyzer.filesystem.ReadProgress;
import dev.crowsnest.analyzer.inventory.SoftwarePackage;
import dev.crowsnest.analyzer.oci.ImageIndex;
import dev.crowsnest.analyzer.oci.ImageManifest;
import dev.crowsnest.analyzer.oci.ImageReference;
import dev.crowsnest.analyzer.oci.Platform;
import dev.crowsnest.analyzer.oci.PlatformChoice;
import dev.crowsnest.analyzer.oci.registry.RegistryClient;
import dev.crowsnest.analyzer.oci.registry.RegistryTarget;
import dev.crowsnest.localecr.LocalEcr;
import dev.crowsnest.localecr.LocalEcrConfig;
import dev.crowsnest.testsupport.image.BuiltImage;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.IndexBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import dev.crowsnest.testsupport.image.NodePackage;
import dev.crowsnest.testsupport.image.RegistryPush;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Against a registry that redirects to storage as ECR does, and refuses our authorization there as S3 does. */
class LocalEcrAnalysisTest {

    @TempDir
    private Path folder;

    @Test
    void analysesChosenPlatformOfIndexThatWasPushed() {
        try (LocalEcr ecr = LocalEcr.start(LocalEcrConfig.in(folder).build())) {
            RegistryPush.to(ecr.registryUri())
                    .push(
                            IndexBuilder.oci()
                                    .image(image("amd64", "left-pad"))
                                    .image(image("arm64", "is-odd"))
                                    .build(),
                            "shop/api",
                            "1");
            var reference = ImageReference.parse(ecr.registryUri().getAuthority() + "/shop/api:1");
            try (var client = RegistryClient.open(RegistryTarget.of(reference));
                    var analyzer = new ImageAnalyzer(ImageAnalyzerSettings.of(LayerCache.none(), 2))) {
                var index = (ImageIndex) client.manifest(reference.tagOrDigest());
                var arm = PlatformChoice.of("shop/api:1", index, Platform.parse("linux/arm64"));
                var manifest = (ImageManifest) client.manifest(arm.digest().toString());

                AnalyzedImage analyzed = analyzer.analyze(client, manifest, ReadProgress.start());

                assertThat(analyzed.inventory().packages())
                        .extracting(SoftwarePackage::purl)
                        .containsExactly("pkg:npm/is-odd@1.0.0");
                assertThat(analyzed.config().platform()).isEqualTo(Platform.parse("linux/arm64"));
            }
        }
    }

    private static BuiltImage image(String architecture, String name) {
        return ImageBuilder.oci()
                .platform("linux", architecture)
                .layer(new LayerBuilder()
                        .with(NodePackage.in("app", name, "1.0.0"))
                        .gzip())
                .build();
    }
}
