package dev.crowsnest.analysis.insight;

import dev.crowsnest.analysis.inventory.FinishedAnalysis.Child;
import dev.crowsnest.analyzer.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlatformWishTest {

    private static List<Child> children(String... platforms) {
        return Stream.of(platforms)
                .map(platform -> new Child(Digest.of(platform.getBytes(StandardCharsets.UTF_8)), platform, ""))
                .toList();
    }

    private static String chosen(String wish, List<Child> children) {
        return new PlatformWish(wish).of(children).map(Child::platform).orElse("none");
    }

    @Test
    void prefersLinuxAmd64WhenNothingIsWished() {
        assertThat(chosen("", children("linux/arm64", "linux/amd64"))).isEqualTo("linux/amd64");
        assertThat(chosen("", children("linux/arm64", "linux/s390x"))).isEqualTo("linux/arm64");
    }

    @Test
    void takesWhatIsWishedOrNothing() {
        assertThat(chosen("linux/arm64", children("linux/amd64", "linux/arm64")))
                .isEqualTo("linux/arm64");
        assertThat(chosen("linux/arm/v6", children("linux/arm/v7"))).isEqualTo("none");
        assertThat(chosen("linux/arm", children("linux/arm64", "linux/arm/v7"))).isEqualTo("linux/arm/v7");
        assertThat(chosen("linux/arm64/v8", children("linux/arm64"))).isEqualTo("linux/arm64");
    }

    @Test
    void passesOverChildrenThatWereLeftOut() {
        var skipped = new Child(Digest.of(new byte[0]), "linux/amd64", "not chosen");

        assertThat(chosen("linux/amd64", List.of(skipped))).isEqualTo("none");
    }

    @Test
    void refusesWhatIsNoPlatform() {
        assertThatThrownBy(() -> new PlatformWish("arm64")).isInstanceOf(IllegalArgumentException.class);
    }
}
