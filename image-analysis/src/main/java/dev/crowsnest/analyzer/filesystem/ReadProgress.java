package dev.crowsnest.analyzer.filesystem;

import dev.crowsnest.analyzer.oci.ImageAccessException;
import dev.crowsnest.analyzer.oci.ImageAccessException.Kind;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Follows one analysis and ends it in time. All layers of an image report to one progress, from several threads.
 */
public final class ReadProgress {

    /** What one analysis may take. A layer of 10 GB over a slow line is read in it; a registry that drips is not. */
    public static final Duration ANALYSIS_LIMIT = Duration.ofMinutes(30);

    private final Duration limit;
    private final long deadlineNanos;
    private final LongAdder bytes = new LongAdder();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final @Nullable ReadProgress whole;
    private final AtomicInteger layersRead = new AtomicInteger();
    private volatile Goal goal = new Goal(0, 0, 0, 0);

    private ReadProgress(Duration limit, long deadlineNanos, @Nullable ReadProgress whole) {
        this.limit = limit;
        this.deadlineNanos = deadlineNanos;
        this.whole = whole;
    }

    /** A progress whose time begins now. */
    public static ReadProgress within(Duration limit) {
        return new ReadProgress(limit, System.nanoTime() + limit.toNanos(), null);
    }

    /** A progress with the usual limit, {@link #ANALYSIS_LIMIT}. */
    public static ReadProgress start() {
        return within(ANALYSIS_LIMIT);
    }

    /** A part of this: within the same time and ended with it, but with a count and an end of its own. */
    public ReadProgress part() {
        return new ReadProgress(limit, deadlineNanos, this);
    }

    /** Bytes read of blobs so far, as they are stored. */
    public long bytes() {
        return bytes.sum();
    }

    /** What an image is, before the first byte of it is read. A layer that is known counts as read. */
    public void begin(Goal whatThereIs) {
        goal = whatThereIs;
    }

    /** One more layer was read to its end. */
    public void layerRead() {
        layersRead.incrementAndGet();
    }

    /** How far the image is; all zero before {@link #begin}. What is read twice counts once. */
    public Standing standing() {
        Goal whole = goal;
        return new Standing(
                Math.min(whole.layers, whole.knownLayers + layersRead.get()),
                whole.layers,
                Math.min(whole.bytes, whole.knownBytes + bytes()),
                whole.bytes);
    }

    /** Layers of an image, each counted once, and their bytes as they are stored. */
    public record Goal(int layers, long bytes, int knownLayers, long knownBytes) {}

    /** So much of an image is read. */
    public record Standing(int layersRead, int layers, long bytesRead, long bytes) {}

    /** Makes every read that reports here end at its next step. May be called from any thread, more than once. */
    public void cancel() {
        cancelled.set(true);
    }

    /** Whether this, or what it is a part of, was cancelled. */
    public boolean isCancelled() {
        return cancelled.get() || whole != null && whole.isCancelled();
    }

    /**
     * Counts bytes and goes on, or not.
     *
     * @throws ImageAccessException {@code OUT_OF_TIME} past the limit, {@code CANCELLED} after {@link #cancel()} or when the
     *     thread is interrupted, which it then still is
     */
    public void advance(String object, long read) {
        bytes.add(read);
        check(object);
    }

    /** Goes on or not, as {@link #advance} does. */
    public void check(String object) {
        if (isCancelled() || Thread.currentThread().isInterrupted()) {
            throw new ImageAccessException(Kind.CANCELLED, "read", object, "the analysis was cancelled", null);
        }
        if (System.nanoTime() - deadlineNanos > 0) {
            String reason = "the analysis took longer than " + limit.toSeconds() + " s";
            throw new ImageAccessException(Kind.OUT_OF_TIME, "read", object, reason, null);
        }
    }
}
