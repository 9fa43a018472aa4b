package dev.crowsnest.integration.image;

import java.util.List;

/**
 * How many images there are in which state, and what was found in all of them.
 *
 * <p>What only an index refers to, or nothing, counts while it is work or was given up: as a result it would be there twice,
 * in its index and by itself.
 *
 * @param states those of which there are images
 */
public record InventoryTally(List<OfState> states) {

    /** Copies the list. */
    public InventoryTally {
        states = List.copyOf(states);
    }

    /**
     * Images in one state.
     *
     * @param unanswered how many of them wait too long for a first answer
     * @param found in those that are tagged, each image by itself
     * @param affected how many of these have a critical vulnerability, one that is high or worse, and so on
     */
    public record OfState(
            ImageState state, int images, int unanswered, SeverityCounts found, SeverityCounts affected) {}

    /** How many stand there. */
    public int count(ImageState state) {
        return states.stream()
                .filter(one -> one.state() == state)
                .mapToInt(OfState::images)
                .sum();
    }

    /** How many wait too long for a first answer. */
    public int unanswered() {
        return states.stream().mapToInt(OfState::unanswered).sum();
    }

    /** What was found in all tagged images, each by itself. */
    public SeverityCounts found() {
        return states.stream().map(OfState::found).reduce(SeverityCounts.NONE, SeverityCounts::plus);
    }

    /** How many tagged images have a critical vulnerability, one that is high or worse, and so on. */
    public SeverityCounts affected() {
        return states.stream().map(OfState::affected).reduce(SeverityCounts.NONE, SeverityCounts::plus);
    }

    /** Whether nothing was ever pushed. */
    public boolean isEmpty() {
        return states.isEmpty();
    }
}
