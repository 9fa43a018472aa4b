package dev.crowsnest.integration.cost;

/**
 * Bytes of layers.
 *
 * @param pulled out of ECR
 * @param saved of layers that were known already, and not asked for
 */
public record Traffic(long pulled, long saved) {

    public static final Traffic NONE = new Traffic(0, 0);

    Traffic plus(Traffic other) {
        return new Traffic(pulled + other.pulled, saved + other.saved);
    }
}
