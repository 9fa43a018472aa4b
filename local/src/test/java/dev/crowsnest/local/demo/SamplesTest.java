package dev.crowsnest.local.demo;

import dev.crowsnest.local.machine.CannotStart;
import dev.crowsnest.testsupport.golden.GoldenFile;
import dev.crowsnest.testsupport.image.BuiltImage;
import dev.crowsnest.testsupport.image.BuiltLayer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"debian-12.tsv", "alpine-3.18.tsv", "node.tsv", "python.tsv"})
    void standOnTablesThatSayWhereTheirFactsAreFrom(String table) throws IOException {
        try (var in = FactTable.class.getResourceAsStream(table)) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("# ")
                    .contains(" as ");
        }
        assertThat(FactTable.read(table).rows())
                .doesNotHaveDuplicates()
                .allSatisfy(row -> assertThat(row.columns()).hasSizeBetween(2, 4))
                .allSatisfy(row -> assertThat(row.column(0)).matches("[@\\w.+/-]+"))
                .allSatisfy(row -> assertThat(row.column(1)).matches("[0-9][\\w.:+~-]*"));
    }

    /** Of the uncompressed layers: a Java with another zlib compresses them differently. */
    @Test
    void holdTheSameContentInEveryBuild() {
        var content = new Samples(jars, "")
                .all().stream()
                        .filter(sample -> sample.image() instanceof BuiltImage)
                        .map(sample -> sample.reference() + " "
                                + ((BuiltImage) sample.image())
                                        .layers().stream()
                                                .map(BuiltLayer::diffId)
                                                .toList() + "\n")
                        .collect(Collectors.joining());

        GoldenFile.of("src/test/resources/golden/sample-layers.txt").matchesText(content);
    }

    @Test
    void areOtherImagesInEveryRoundOfAMeasurement() {
        var rounds = new LatencyRounds(jars);

        assertThat(rounds.fresh("one"))
                .extracting(Sample::digest)
                .doesNotContainAnyElementsOf(
                        rounds.fresh("two").stream().map(Sample::digest).toList());
        assertThat(rounds.repositories()).hasSize(7).allMatch(repository -> repository.startsWith("bench/"));
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
