package dev.crowsnest.integration.insight.rest;

import dev.crowsnest.integration.insight.ImageLayers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an image was built.
 *
 * @param image as it was asked for
 * @param steps base first
 * @param misfit why no instruction is told; absent when they are
 */
public record LayersView(
        String image,
        String digest,
        String platform,
        List<StepView> steps,
        @Nullable String misfit) {

    static LayersView of(String image, ImageLayers build) {
        return new LayersView(
                image,
                build.digest(),
                build.platform(),
                build.steps().stream().map(StepView::of).toList(),
                build.misfit());
    }

    /**
     * An instruction.
     *
     * @param instruction without what may be secret; absent when it is not known
     * @param cut whether there was more of it than is kept
     * @param layer absent for an instruction that made none
     */
    public record StepView(
            @Nullable String instruction,
            boolean cut,
            @Nullable LayerView layer) {

        static StepView of(ImageLayers.Step step) {
            ImageLayers.Layer layer = step.layer();
            return new StepView(step.instruction(), step.cut(), layer == null ? null : LayerView.of(layer));
        }
    }

    /**
     * A layer.
     *
     * @param size as it is stored, in bytes
     * @param packages that it brought and that the image still has
     * @param vulnerabilities of these packages
     */
    public record LayerView(String digest, long size, int packages, CountsView vulnerabilities) {

        static LayerView of(ImageLayers.Layer layer) {
            var counts = layer.vulnerabilities();
            return new LayerView(
                    layer.digest(),
                    layer.size(),
                    layer.packages(),
                    new CountsView(
                            counts.critical(), counts.high(), counts.medium(), counts.low(), counts.unspecified()));
        }
    }

    /** How many of each severity. */
    public record CountsView(int critical, int high, int medium, int low, int unspecified) {}
}
