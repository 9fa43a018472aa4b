package dev.crowsnest.analysis.job;

/**
 * Bytes of layers as they are stored; manifests and configurations, some kilobytes an image, are not among them.
 *
 * @param saved of layers that were known already
 */
public record Traffic(long pulled, long saved) {

    public static final Traffic NONE = new Traffic(0, 0);

    /** Whether nothing was pulled and nothing saved. */
    public boolean isNone() {
        return equals(NONE);
    }
}
