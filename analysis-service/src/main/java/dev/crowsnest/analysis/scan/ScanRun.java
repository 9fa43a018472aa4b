package dev.crowsnest.analysis.scan;

import dev.crowsnest.analysis.job.Traffic;
import dev.crowsnest.analyzer.filesystem.ReadProgress;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** One analysis under way: its time, what it costs, and the means to end it from another thread. */
public final class ScanRun {

    private final ReadProgress whole;
    private final Queue<ReadProgress> images = new ConcurrentLinkedQueue<>();
    private final LongAdder saved = new LongAdder();

    /** A run whose time begins now. */
    public ScanRun(Duration limit) {
        this.whole = ReadProgress.within(limit);
    }

    /** Follows the next image of this run, within what is left of its time. */
    ReadProgress next() {
        ReadProgress image = whole.part();
        images.add(image);
        return image;
    }

    /** Bytes of layers were known, and not asked for. */
    void saved(long bytes) {
        saved.add(bytes);
    }

    /** What it has come to so far, for images that could not be read to their end too. */
    Traffic traffic() {
        return new Traffic(images.stream().mapToLong(ReadProgress::bytes).sum(), saved.sum());
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
