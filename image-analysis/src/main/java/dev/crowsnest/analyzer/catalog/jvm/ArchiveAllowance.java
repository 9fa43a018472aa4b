package dev.crowsnest.analyzer.catalog.jvm;

/**
 * What one outermost archive may cost, with all that is inside it.
 *
 * <p>Time is bounded by counting work, not by a clock: the same archive gives the same answer on any machine, so the answer
 * can be kept. A gigabyte is inflated in about four seconds.
 */
final class ArchiveAllowance {

    static final int LEVELS = 8;
    static final int ENTRIES = 100_000;
    static final long INFLATED_BYTES = 1L << 30;

    private int entries = ENTRIES;
    private long work = INFLATED_BYTES;
    private final boolean narrow;
    private long room;

    /**
     * @param room bytes of memory for archives that had to be inflated, at one time
     * @param narrow whether a larger heap would give more
     */
    ArchiveAllowance(long room, boolean narrow) {
        this.room = room;
        this.narrow = narrow;
    }

    /** Whether the room is small because the heap is. */
    boolean isNarrow() {
        return narrow;
    }

    /** Counts one entry of any archive. */
    void entry() throws ArchiveLimitException {
        if (entries-- == 0) {
            throw new ArchiveLimitException("more than " + ENTRIES + " entries in it and the archives inside");
        }
    }

    /** Counts bytes that were inflated or searched. */
    void work(long bytes) throws ArchiveLimitException {
        work -= bytes;
        if (work < 0) {
            throw new ArchiveLimitException("more than " + (INFLATED_BYTES >> 20) + " MiB to inflate inside it");
        }
    }

    /** Takes memory for an inflated archive; whether there was enough. */
    boolean takeRoom(long bytes) {
        if (bytes > room) {
            return false;
        }
        room -= bytes;
        return true;
    }

    void giveRoom(long bytes) {
        room += bytes;
    }
}
