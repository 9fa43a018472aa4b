package dev.crowsnest.analysis.insight;

import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.report.SeverityCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an image was built, and what each of its layers brought.
 *
 * @param digest of the platform's manifest
 * @param steps base first
 * @param misfit why no instruction is told, for people; empty when they are
 */
public record ImageLayers(Digest digest, String platform, List<Step> steps, String misfit) {

    /** Copies the list. */
    public ImageLayers {
        steps = List.copyOf(steps);
    }

    /**
     * An instruction, or a layer of which nobody knows the instruction.
     *
     * @param layer absent for an instruction that made none
     */
    public record Step(
            String instruction, boolean isCut, @Nullable Layer layer) {}

    /**
     * A layer.
     *
     * @param size as it is stored, in bytes
     * @param packages that it brought and that the image still has
     * @param vulnerabilities of these packages
     */
    public record Layer(Digest digest, long size, int packages, SeverityCounts vulnerabilities) {}
}
