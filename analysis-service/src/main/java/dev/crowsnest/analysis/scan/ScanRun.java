package dev.crowsnest.analysis.scan;

import dev.crowsnest.analyzer.filesystem.ReadProgress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One analysis under way: its time, and the means to end it from another thread. */
public final class ScanRun {

    private final long deadlineNanos;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final AtomicReference<@Nullable ReadProgress> current = new AtomicReference<>();

    /** A run whose time begins now. */
    public ScanRun(Duration limit) {
        this.deadlineNanos = System.nanoTime() + limit.toNanos();
    }

    /** Follows the next image of this run, within what is left of its time. */
    ReadProgress next() {
        long left = Math.max(0, deadlineNanos - System.nanoTime());
        ReadProgress progress = ReadProgress.within(Duration.ofNanos(left));
        current.set(progress);
        if (cancelled.get()) {
            progress.cancel();
        }
        return progress;
    }

    /** Ends the run at its next step; nobody is to hear of it any more. */
    void cancel() {
        cancelled.set(true);
        ReadProgress progress = current.get();
        if (progress != null) {
            progress.cancel();
        }
    }

    boolean isCancelled() {
        return cancelled.get();
    }
}
