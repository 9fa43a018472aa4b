package dev.crowsnest.analyzer.build;

import dev.crowsnest.analyzer.oci.Descriptor;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.oci.HistoryLine;
import dev.crowsnest.analyzer.oci.ImageConfig;
import dev.crowsnest.analyzer.oci.ImageManifest;
import dev.crowsnest.analyzer.oci.MediaType;
import dev.crowsnest.analyzer.oci.Platform;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BuildHistoryTest {

    @Test
    void givesEachLayerTheInstructionThatMadeIt() {
        var history = history(
                2,
                2,
                new HistoryLine("ADD base /", false),
                new HistoryLine("ENV A=b", true),
                new HistoryLine("COPY shop /", false),
                new HistoryLine("CMD [\"shop\"]", true));

        assertThat(history.misfit()).isEmpty();
        assertThat(history.steps())
                .containsExactly(
                        new BuildStep("ADD base /", false, layer(0)),
                        new BuildStep("ENV A=***", false, null),
                        new BuildStep("COPY shop /", false, layer(1)),
                        new BuildStep("CMD [\"shop\"]", false, null));
    }

    @Test
    void guessesNothingWhereTheHistoryDoesNotFit() {
        var line = new HistoryLine("ADD base /", false);

        assertThat(history(2, 2, line).misfit())
                .isEqualTo("the image's history tells of 1 layers and its configuration of 2, but the image has 2");
        assertThat(history(1, 2, line).misfit()).contains("its configuration of 2, but the image has 1");
        assertThat(history(1, 1).misfit()).isEqualTo("the image's configuration has no history");
        assertThat(history(2, 2, line).steps())
                .containsExactly(new BuildStep("", false, layer(0)), new BuildStep("", false, layer(1)));
    }

    @Test
    void keepsNoMoreThanAnHonestImageNeeds() {
        var empty = new HistoryLine("LABEL x", true);
        var many = history(0, 0, Collections.nCopies(1_001, empty).toArray(new HistoryLine[0]));
        var lengthy = history(
                0,
                0,
                Collections.nCopies(500, new HistoryLine("RUN " + "x".repeat(10_000), true))
                        .toArray(new HistoryLine[0]));

        assertThat(many.misfit()).contains("1001 lines, more than the 1000");
        assertThat(lengthy.steps().stream()
                        .mapToInt(step -> step.instruction().length())
                        .sum())
                .isEqualTo(500_000);
        assertThat(lengthy.steps()).allMatch(BuildStep::isCut);
    }

    private static BuildHistory history(int layers, int diffIds, HistoryLine... lines) {
        List<Descriptor> descriptors = new ArrayList<>();
        IntStream.range(0, layers).forEach(i -> descriptors.add(descriptor(i)));
        var manifest = new ImageManifest(
                digest(99), MediaType.OCI_MANIFEST, null, descriptor(98), descriptors, null, Map.of());
        var config = new ImageConfig(
                new Platform("linux", "amd64", null),
                IntStream.range(0, diffIds).mapToObj(BuildHistoryTest::digest).toList(),
                List.of(lines),
                Map.of());
        return BuildHistory.of(manifest, config, InstructionText.redacting());
    }

    private static BuildStep.Layer layer(int number) {
        return new BuildStep.Layer(digest(number), number);
    }

    private static Descriptor descriptor(int number) {
        return Descriptor.of(MediaType.OCI_LAYER_GZIP, digest(number), number);
    }

    private static Digest digest(int number) {
        return Digest.parse("sha256:" + "%064x".formatted(number));
    }
}
