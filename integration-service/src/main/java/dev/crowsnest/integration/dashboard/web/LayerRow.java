package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.dashboard.ByteSize;
import dev.crowsnest.integration.dashboard.SeverityCells;
import dev.crowsnest.integration.insight.ImageLayers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An instruction of an image's build.
 *
 * @param begin of the instruction, which may be all of it; absent when it is not known
 * @param whole as much as is kept; absent where the begin is that much
 * @param cut whether there was more of it than is kept
 * @param layer absent for an instruction that made none
 */
public record LayerRow(
        @Nullable String begin,
        @Nullable String whole,
        boolean cut,
        @Nullable Made layer) {

    private static final int SHORT = 160;
    private static final int SHORT_DIGEST = 19;
    private static final double BAR = 1000;
    private static final double THINNEST = 4;

    /**
     * What the instruction made.
     *
     * @param number from the base, from 1
     * @param width of its bar
     * @param packages that it brought and that are still there
     * @param address of the list of these
     */
    public record Made(
            int number,
            String digest,
            String size,
            double width,
            int packages,
            List<SeverityCells.Cell> counts,
            int total,
            String address) {

        public String shortDigest() {
            return digest.substring(0, Math.min(SHORT_DIGEST, digest.length()));
        }
    }

    static LayerRow of(ImageLayers.Step step, int number, long largest, String packages) {
        String instruction = step.instruction();
        ImageLayers.Layer layer = step.layer();
        Made made = layer == null ? null : made(layer, number, largest, packages);
        if (instruction == null || instruction.codePointCount(0, instruction.length()) <= SHORT) {
            return new LayerRow(instruction, null, step.cut(), made);
        }
        String begin = instruction.substring(0, instruction.offsetByCodePoints(0, SHORT));
        return new LayerRow(begin, instruction, step.cut(), made);
    }

    private static Made made(ImageLayers.Layer layer, int number, long largest, String packages) {
        double share = largest == 0 ? 0 : (double) layer.size() / largest;
        return new Made(
                number,
                layer.digest(),
                ByteSize.of(layer.size()),
                Math.max(THINNEST, Math.round(BAR * share)),
                layer.packages(),
                SeverityCells.of(layer.vulnerabilities()),
                SeverityCells.total(layer.vulnerabilities()),
                packages + "&layer=" + layer.digest());
    }
}
