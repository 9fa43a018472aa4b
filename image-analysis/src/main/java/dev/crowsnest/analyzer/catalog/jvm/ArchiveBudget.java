package dev.crowsnest.analyzer.catalog.jvm;

import java.util.concurrent.Semaphore;

/**
 * The memory that archives may take in all workers together. Who finds none left waits until another archive is done.
 *
 * <p>One archive leases once, for itself and for those inside it, so that no two can wait for each other.
 */
final class ArchiveBudget {

    /** More is used on no machine. */
    static final long MOST = 512L << 20;

    private static final int HEAP_SHARE = 4;
    private static final int UNIT = 64 << 10;

    private final int units;
    private final Semaphore free;

    private ArchiveBudget(long bytes) {
        units = Math.max(1, (int) (bytes / UNIT));
        // Fair, or a large archive would wait for ever behind small ones.
        free = new Semaphore(units, true);
    }

    /** A quarter of this machine's heap, at most 512 MiB. */
    static ArchiveBudget ofHeap() {
        return of(Math.min(MOST, Runtime.getRuntime().maxMemory() / HEAP_SHARE));
    }

    static ArchiveBudget of(long bytes) {
        return new ArchiveBudget(bytes);
    }

    /** All of it, in bytes. */
    long total() {
        return (long) units * UNIT;
    }

    /**
     * Waits for {@code wanted} bytes, or for all there are when that is less.
     *
     * <p>Not ended by an interrupt: that is the analysis's, not the file's, and ends it at the next byte that is read.
     */
    Lease lease(long wanted) {
        int taken = (int) Math.min(units, (wanted + UNIT - 1) / UNIT);
        free.acquireUninterruptibly(taken);
        return new Lease(taken);
    }

    /** Memory in use until it is closed. */
    final class Lease implements AutoCloseable {
        private final int taken;

        private Lease(int taken) {
            this.taken = taken;
        }

        long bytes() {
            return (long) taken * UNIT;
        }

        @Override
        public void close() {
            free.release(taken);
        }
    }
}
