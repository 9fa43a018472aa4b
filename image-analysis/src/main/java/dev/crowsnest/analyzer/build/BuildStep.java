package dev.crowsnest.analyzer.build;

import dev.crowsnest.analyzer.oci.Digest;
import org.jspecify.annotations.Nullable;

/**
 * An instruction of a build, or a layer of which nobody knows the instruction.
 *
 * @param instruction one line, without what is to stay secret; empty when it is not known
 * @param isCut whether there was more of it
 * @param layer what it made; absent for an instruction that made none
 */
public record BuildStep(
        String instruction, boolean isCut, @Nullable Layer layer) {

    /**
     * A layer as it is stored.
     *
     * @param size in bytes
     */
    public record Layer(Digest digest, long size) {}
}
