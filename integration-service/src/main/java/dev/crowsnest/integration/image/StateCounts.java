package dev.crowsnest.integration.image;

import java.util.Map;

/**
 * How many images of a repository stand where.
 *
 * @param counts of the states in which there are any
 */
public record StateCounts(Map<ImageState, Integer> counts) {

    /** Of a repository without images. */
    public static final StateCounts NONE = new StateCounts(Map.of());

    /** Copies the map. */
    public StateCounts {
        counts = Map.copyOf(counts);
    }

    /** How many stand there. */
    public int count(ImageState state) {
        return counts.getOrDefault(state, 0);
    }

    /** How many there are. */
    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
