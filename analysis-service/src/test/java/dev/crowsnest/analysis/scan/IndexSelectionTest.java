package dev.crowsnest.analysis.scan;

import dev.crowsnest.analysis.job.AnalysisOutcome.SkippedChild;
import dev.crowsnest.analyzer.oci.Descriptor;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.oci.ImageIndex;
import dev.crowsnest.analyzer.oci.MediaType;
import dev.crowsnest.analyzer.oci.Platform;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IndexSelectionTest {

    private static final Descriptor AMD64 = child("a", MediaType.OCI_MANIFEST, Platform.LINUX_AMD64);
    private static final Descriptor ARM64 = child("b", MediaType.OCI_MANIFEST, Platform.parse("linux/arm64/v8"));
    private static final Descriptor ATTESTATION = child("c", MediaType.OCI_MANIFEST, Platform.UNKNOWN);

    @Test
    void choosesEveryImageWhenNobodyChosePlatforms() {
        var selection = IndexSelection.of(index(AMD64, ATTESTATION, ARM64), List.of());

        assertThat(selection.chosen()).containsExactly(AMD64, ARM64);
    }

    @Test
    void saysOfEachChildThatIsLeftOutWhy() {
        Descriptor nested = child("d", MediaType.OCI_INDEX, null);
        Descriptor other = child("e", new MediaType("application/vnd.example+json"), null);

        var selection =
                IndexSelection.of(index(AMD64, ARM64, ATTESTATION, nested, other), List.of(Platform.LINUX_AMD64));

        assertThat(selection.chosen()).containsExactly(AMD64);
        assertThat(selection.skipped())
                .extracting(SkippedChild::reason)
                .containsExactly(
                        "its platform is not one that is analysed for this registry",
                        "it is an attestation about another child, not an image",
                        "it is an index within an index, which is not followed",
                        "it is no image, but application/vnd.example+json");
    }

    @Test
    void takesAWishWithoutVariantForAnyVariant() {
        var selection = IndexSelection.of(index(AMD64, ARM64), List.of(Platform.parse("linux/arm64")));

        assertThat(selection.chosen()).containsExactly(ARM64);
    }

    @Test
    void choosesAnImageThatIsNamedTwiceOnce() {
        var selection = IndexSelection.of(index(AMD64, AMD64), List.of());

        assertThat(selection.chosen()).containsExactly(AMD64);
    }

    @Test
    void showsNoControlCharactersOfAPlatform() {
        Descriptor hostile = child("f", MediaType.OCI_MANIFEST, new Platform("li\u001b[31mnux", "amd64", null));

        assertThat(IndexSelection.platform(hostile)).isEqualTo("li [31mnux/amd64");
    }

    private static ImageIndex index(Descriptor... children) {
        return new ImageIndex(digest("index"), MediaType.OCI_INDEX, List.of(children), Map.of());
    }

    private static Descriptor child(String name, MediaType type, @Nullable Platform platform) {
        return new Descriptor(type, digest(name), 10, platform, Map.of());
    }

    private static Digest digest(String name) {
        return Digest.of(name.getBytes(StandardCharsets.UTF_8));
    }
}
