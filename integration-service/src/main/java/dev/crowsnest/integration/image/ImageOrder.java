package dev.crowsnest.integration.image;

/**
 * In which order images are listed. What the key leaves undecided, the time of the push and then the id decide, so that each image
 * is on one page only.
 */
public record ImageOrder(Key key, boolean descending) {

    /** The last pushed first. */
    public static final ImageOrder NEWEST = new ImageOrder(Key.PUSHED, true);

    /** What comes first. */
    public enum Key {
        /** When it was pushed last. */
        PUSHED,
        /** The repository's name; within one, the last pushed comes first. */
        REPOSITORY,
        /** How many vulnerabilities it has, the critical ones first of all. */
        SEVERITY
    }
}
