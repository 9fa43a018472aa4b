package dev.crowsnest.local.demo;

import dev.crowsnest.local.machine.CannotStart;
import dev.crowsnest.testsupport.image.BuiltImage;
import dev.crowsnest.testsupport.image.BuiltLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SamplesTest {

    @TempDir
    private Path jars;

    @BeforeEach
    void putAJar() throws IOException {
        Files.writeString(jars.resolve("a.jar"), "not read here");
    }

    @Test
    void areTheSameEachTime() {
        assertThat(digests("")).isEqualTo(digests("")).doesNotHaveDuplicates().hasSize(7);
    }

    @Test
    void shareNoLayerWithAnotherMark() {
        assertThat(layers("one").toList())
                .doesNotContainAnyElementsOf(layers("two").toList());
    }

    @Test
    void buildOnTheSameBase() {
        assertThat(layers("")
                        .filter(layer -> layer.equals(layers("").findFirst().orElseThrow())))
                .hasSizeGreaterThan(3);
    }

    @Test
    void leaveOutWhatATableDoesNotSay() {
        var rows = FactTable.parse("# remark\n\nbash\t5.2\n").rows();

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).optional(2)).isEmpty();
    }

    @Test
    void sayThatTheBuildMakesTheJars() {
        assertThatThrownBy(() -> new Samples(jars.resolve("missing"), "").all())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is made by the build");
    }

    private List<String> digests(String mark) {
        return new Samples(jars, mark)
                .all().stream().map(sample -> sample.image().digest()).toList();
    }

    private Stream<String> layers(String mark) {
        return new Samples(jars, mark)
                .all().stream()
                        .map(Sample::image)
                        .filter(BuiltImage.class::isInstance)
                        .flatMap(image -> ((BuiltImage) image).layers().stream())
                        .map(BuiltLayer::digest);
    }
}
