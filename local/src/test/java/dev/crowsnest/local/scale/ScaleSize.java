package dev.crowsnest.local.scale;

import java.util.List;

/**
 * How much is measured.
 *
 * @param images of each round; none shares a layer with another
 * @param bytes of each
 * @param workers of one round after the other
 * @param throttled images more in the last round, whose registry refuses them for their rate
 */
record ScaleSize(int images, int bytes, List<Integer> workers, int throttled) {

    private static final int FIVE_MEGABYTES = 5_000_000;

    static final ScaleSize FULL = new ScaleSize(600, FIVE_MEGABYTES, List.of(1, 2, 4, 6), 60);
    static final ScaleSize SMOKE = new ScaleSize(12, FIVE_MEGABYTES, List.of(2), 4);

    /** The same with another number of images. */
    ScaleSize of(int number) {
        return new ScaleSize(number, bytes, workers, Math.max(1, number / 10));
    }

    int most() {
        return workers.get(workers.size() - 1);
    }
}
