package dev.crowsnest.integration.insight;

import dev.crowsnest.integration.image.SeverityCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an image was built, and what each of its layers brought.
 *
 * @param digest of the platform's manifest
 * @param steps base first
 * @param misfit why no instruction is told, for people; absent when they are
 */
public record ImageLayers(
        String digest,
        String platform,
        List<Step> steps,
        @Nullable String misfit) {

    /** Copies the list. */
    public ImageLayers {
        steps = List.copyOf(steps);
    }

    /**
     * An instruction, or a layer of which nobody knows the instruction.
     *
     * @param instruction text of a stranger, in one line and without what may be secret; absent when it is not known
     * @param cut whether there was more of it
     * @param layer absent for an instruction that made none
     */
    public record Step(
            @Nullable String instruction,
            boolean cut,
            @Nullable Layer layer) {}

    /**
     * A layer.
     *
     * @param size as it is stored, in bytes
     * @param packages that it brought and that the image still has
     * @param vulnerabilities of these packages
     */
    public record Layer(String digest, long size, int packages, SeverityCounts vulnerabilities) {}
}
