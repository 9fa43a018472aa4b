package dev.crowsnest.analyzer.oci.layout;

import dev.crowsnest.analyzer.assembly.AnalyzedImage;
import dev.crowsnest.analyzer.assembly.ImageAnalyzer;
import dev.crowsnest.analyzer.assembly.ImageAnalyzerSettings;
import dev.crowsnest.analyzer.filesystem.LayerCache;
import dev.crowsnest.analyzer.filesystem.ReadProgress;
import dev.crowsnest.analyzer.inventory.SoftwarePackage;
import dev.crowsnest.analyzer.oci.ImageAccessException;
import dev.crowsnest.analyzer.oci.ImageIndex;
import dev.crowsnest.analyzer.oci.ImageManifest;
import dev.crowsnest.analyzer.oci.ImageSource;
import dev.crowsnest.analyzer.oci.Platform;
import dev.crowsnest.analyzer.oci.PlatformChoice;
import dev.crowsnest.testsupport.image.BuiltImage;
import dev.crowsnest.testsupport.image.DockerArchive;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.IndexBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import dev.crowsnest.testsupport.image.OciLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LayoutTest {

    private static final String NPM = "app/node_modules/left-pad/package.json";

    private final LayerBuilder layer = new LayerBuilder().file(NPM, "{\"name\":\"left-pad\",\"version\":\"1.3.0\"}");

    @TempDir
    private Path folder;

    @Test
    void readsOciDirectory() {
        OciLayout.write(folder, image(), "1.0");

        assertHoldsLeftPad(OciDirectory.open(folder), "1.0");
        assertHoldsLeftPad(OciDirectory.open(folder), "latest");
    }

    @Test
    void givesTheOnlyImageUnderNoOtherTagThanItsOwn() {
        OciLayout.write(folder, image(), "1.0");

        assertThatThrownBy(() -> OciDirectory.open(folder).manifest("2.0"))
                .isInstanceOf(ImageAccessException.class)
                .hasMessage("could not find 2.0 in " + folder + ": its images are 1.0");
    }

    @Test
    void readsOciArchivePlainAndCompressed() throws IOException {
        Path archive = folder.resolve("image.tar");
        OciLayout.writeTar(archive, image(), "1.0");

        assertHoldsLeftPad(ImageArchive.open(archive), "1.0");
        assertHoldsLeftPad(ImageArchive.open(compressed(archive)), "1.0");
    }

    @Test
    void readsDockerArchivePlainAndCompressed() throws IOException {
        Path archive = folder.resolve("saved.tar");
        BuiltImage image = ImageBuilder.docker().layer(layer.plain()).build();
        DockerArchive.write(archive, image, "team/app:1.0");

        assertHoldsLeftPad(ImageArchive.open(archive), "1.0");
        assertHoldsLeftPad(ImageArchive.open(archive), "team/app:1.0");
        assertHoldsLeftPad(ImageArchive.open(compressed(archive)), "1.0");
        assertThat(((ImageManifest) ImageArchive.open(archive).manifest("1.0")).digest())
                .hasToString(image.config().digest());
    }

    @Test
    void givesIndexOfSeveralPlatforms() {
        BuiltImage arm = ImageBuilder.oci()
                .platform("linux", "arm64")
                .layer(layer.gzip())
                .build();
        OciLayout.write(folder, IndexBuilder.oci().image(image()).image(arm).build(), "1.0");
        var source = OciDirectory.open(folder);

        var index = (ImageIndex) source.manifest("1.0");
        var chosen = PlatformChoice.of("x", index, Platform.parse("linux/arm64"));

        assertThat(chosen.digest()).hasToString(arm.manifest().digest());
        assertThat(source.manifest(chosen.digest().toString())).isInstanceOf(ImageManifest.class);
    }

    @Test
    void refusesManifestWhoseFileHasAnotherContent() throws IOException {
        BuiltImage image = image();
        OciLayout.write(folder, image, "1.0");
        Path manifest =
                folder.resolve("blobs/sha256/" + image.manifest().digest().substring(7));
        Files.writeString(manifest, Files.readString(manifest) + " ");

        assertThatThrownBy(() -> OciDirectory.open(folder).manifest("1.0"))
                .isInstanceOf(ImageAccessException.class)
                .hasMessageContaining("has another content");
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        assertThatThrownBy(() -> OciDirectory.open(folder).manifest("1.0"))
                .isInstanceOf(ImageAccessException.class)
                .hasMessageContaining("index.json");
        assertThatThrownBy(() -> ImageArchive.open(folder.resolve("absent.tar")))
                .isInstanceOf(ImageAccessException.class)
                .hasMessageContaining("it is not there");
        Path other = Files.writeString(folder.resolve("other.tar"), "no tar at all ".repeat(100));
        assertThatThrownBy(() -> ImageArchive.open(other))
                .isInstanceOf(ImageAccessException.class)
                .hasMessageContaining("it is no tar");
        Path empty = Files.write(folder.resolve("empty.tar"), new byte[1_024]);
        assertThatThrownBy(() -> ImageArchive.open(empty))
                .isInstanceOf(ImageAccessException.class)
                .hasMessageContaining("neither an OCI layout nor what docker save writes");
    }

    private BuiltImage image() {
        return ImageBuilder.oci().layer(layer.gzip()).build();
    }

    private static void assertHoldsLeftPad(ImageSource source, String tag) {
        try (source;
                var analyzer = new ImageAnalyzer(ImageAnalyzerSettings.of(LayerCache.none(), 1))) {
            AnalyzedImage image = analyzer.analyze(source, (ImageManifest) source.manifest(tag), ReadProgress.start());

            assertThat(image.inventory().packages())
                    .extracting(SoftwarePackage::purl)
                    .containsExactly("pkg:npm/left-pad@1.3.0");
            assertThat(image.config().platform()).isEqualTo(Platform.LINUX_AMD64);
        }
    }

    private static Path compressed(Path archive) throws IOException {
        Path gzip = archive.resolveSibling(archive.getFileName() + ".gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            Files.copy(archive, out);
        }
        return gzip;
    }
}
