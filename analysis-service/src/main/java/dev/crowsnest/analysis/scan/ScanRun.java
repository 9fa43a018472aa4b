package dev.crowsnest.analysis.scan;

import dev.crowsnest.analysis.job.JobProgress;
import dev.crowsnest.analysis.job.Traffic;
import dev.crowsnest.analyzer.filesystem.ReadProgress;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** One analysis under way: its time, what it costs, how far it is, and the means to end it from another thread. */
public final class ScanRun {

    private final ReadProgress whole;
    private final Queue<ReadProgress> images = new ConcurrentLinkedQueue<>();
    private final LongAdder saved = new LongAdder();
    private volatile @Nullable Part part;

    /** An image of the run; absent progress means that nothing was to be read of it so far. */
    private record Part(int image, int images, @Nullable ReadProgress progress) {}

    /** A run whose time begins now. */
    public ScanRun(Duration limit) {
        this.whole = ReadProgress.within(limit);
    }

    /** The run comes to an image; the first has number 1. */
    void image(int number, int of) {
        part = new Part(number, of, null);
    }

    /** Follows the image that the run has come to, within what is left of its time. */
    ReadProgress next() {
        ReadProgress progress = whole.part();
        images.add(progress);
        Part now = part;
        part = now == null ? new Part(1, 1, progress) : new Part(now.image, now.images, progress);
        return progress;
    }

    /** Bytes of layers were known, and not asked for. */
    void saved(long bytes) {
        saved.add(bytes);
    }

    /** What it has come to so far, for images that could not be read to their end too. */
    Traffic traffic() {
        return new Traffic(images.stream().mapToLong(ReadProgress::bytes).sum(), saved.sum());
    }

    /** How far it is; empty before it reads anything. */
    Optional<JobProgress> progress() {
        Part now = part;
        if (now == null || now.progress == null) {
            return Optional.empty();
        }
        ReadProgress.Standing far = now.progress.standing();
        return Optional.of(
                new JobProgress(now.image, now.images, far.layersRead(), far.layers(), far.bytesRead(), far.bytes()));
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
