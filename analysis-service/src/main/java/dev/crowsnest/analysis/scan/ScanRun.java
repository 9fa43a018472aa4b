package dev.crowsnest.analysis.scan;

import dev.crowsnest.analyzer.filesystem.ReadProgress;
import java.time.Duration;

/** One analysis under way: its time, and the means to end it from another thread. */
public final class ScanRun {

    private final ReadProgress whole;

    /** A run whose time begins now. */
    public ScanRun(Duration limit) {
        this.whole = ReadProgress.within(limit);
    }

    /** Follows the next image of this run, within what is left of its time. */
    ReadProgress next() {
        return whole.part();
    }

    /**
     * Goes on or not.
     *
     * @throws dev.crowsnest.analyzer.oci.ImageAccessException when the time is over or the run was cancelled
     */
    void check(String object) {
        whole.check(object);
    }

    /** Ends the run at its next step; nobody is to hear of it any more. */
    void cancel() {
        whole.cancel();
    }

    boolean isCancelled() {
        return whole.isCancelled();
    }
}
