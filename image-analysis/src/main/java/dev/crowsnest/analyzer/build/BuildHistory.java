package dev.crowsnest.analyzer.build;

import dev.crowsnest.analyzer.oci.Descriptor;
import dev.crowsnest.analyzer.oci.HistoryLine;
import dev.crowsnest.analyzer.oci.ImageConfig;
import dev.crowsnest.analyzer.oci.ImageManifest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The steps of an image's build, base first.
 *
 * <p>A config that tells of more or fewer layers than the manifest has is not made to fit: then the layers stand alone, and it is said
 * why.
 *
 * @param misfit why no instruction is told, for people; empty when they are
 */
public record BuildHistory(List<BuildStep> steps, String misfit) {

    /** Honest images have fewer than 127 layers, and hardly more instructions without one. */
    private static final int MOST_LINES = 1_000;

    /** Of all instructions together, in characters; honest ones have some ten thousand. */
    private static final int MOST_TEXT = 500_000;

    /** Copies the list. */
    public BuildHistory {
        steps = List.copyOf(steps);
    }

    /** The history that a config tells, as far as it fits the manifest. */
    public static BuildHistory of(ImageManifest manifest, ImageConfig config, InstructionText text) {
        String misfit = misfit(manifest.layers().size(), config);
        return misfit.isEmpty()
                ? new BuildHistory(aligned(manifest, config, text), "")
                : new BuildHistory(
                        manifest.layers().stream().map(BuildHistory::alone).toList(), misfit);
    }

    private static String misfit(int layers, ImageConfig config) {
        List<HistoryLine> history = config.history();
        long made = history.stream().filter(line -> !line.isEmpty()).count();
        if (history.isEmpty()) {
            return "the image's configuration has no history";
        }
        if (history.size() > MOST_LINES) {
            return "the image's history has " + history.size() + " lines, more than the " + MOST_LINES
                    + " that are read";
        }
        if (made != layers || config.diffIds().size() != layers) {
            return "the image's history tells of " + made + " layers and its configuration of "
                    + config.diffIds().size() + ", but the image has " + layers;
        }
        return "";
    }

    private static List<BuildStep> aligned(ImageManifest manifest, ImageConfig config, InstructionText text) {
        List<BuildStep> steps = new ArrayList<>();
        Iterator<Descriptor> layers = manifest.layers().iterator();
        int room = MOST_TEXT;
        for (HistoryLine line : config.history()) {
            InstructionText.Shown shown = text.of(line.createdBy(), room);
            room -= shown.text().length();
            steps.add(new BuildStep(shown.text(), shown.isCut(), line.isEmpty() ? null : layer(layers.next())));
        }
        return steps;
    }

    private static BuildStep alone(Descriptor layer) {
        return new BuildStep("", false, layer(layer));
    }

    private static BuildStep.Layer layer(Descriptor layer) {
        return new BuildStep.Layer(layer.digest(), layer.size());
    }
}
