package dev.crowsnest.local.scale;

import java.util.List;

/**
 * How much is measured.
 *
 * @param images of each round; none shares a layer with another
 * @param bytes of each
 * @param workers of one round after the other
 */
record ScaleSize(int images, int bytes, List<Integer> workers) {

    private static final int FIVE_MEGABYTES = 5_000_000;

    static final ScaleSize FULL = new ScaleSize(600, FIVE_MEGABYTES, List.of(1, 2, 4, 6));
    static final ScaleSize SMOKE = new ScaleSize(12, FIVE_MEGABYTES, List.of(2));

    /** The same with another number of images. */
    ScaleSize of(int number) {
        return new ScaleSize(number, bytes, workers);
    }
}
