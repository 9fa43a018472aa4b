package dev.crowsnest.analyzer.assembly;

import dev.crowsnest.analyzer.filesystem.LayerEvidence;
import dev.crowsnest.analyzer.filesystem.ReadProgress;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.oci.ImageAccessException;
import dev.crowsnest.analyzer.oci.ImageAccessException.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Reads several layers at once; the first failure ends all of them.
 *
 * <p>The calling thread reads what no thread of the pool has begun, so an image goes on while slow ones keep the whole pool.
 */
final class SideBySide {

    private final ThreadPoolExecutor pool;
    private final ReadProgress progress;

    SideBySide(ThreadPoolExecutor pool, ReadProgress progress) {
        this.pool = pool;
        this.progress = progress;
    }

    /**
     * The evidence of each layer, in the order of the fetches.
     *
     * @param image for messages
     * @param threads of the pool and the calling one that may read at once
     */
    Map<Digest, LayerEvidence> run(String image, Map<Digest, LayerFetch> fetches, int threads) {
        BlockingQueue<Future<LayerEvidence>> ended = new LinkedBlockingQueue<>();
        Map<Digest, Reading> readings = new LinkedHashMap<>();
        fetches.forEach((digest, fetch) -> readings.put(digest, new Reading(fetch, ended)));
        List<Reading> offered = new ArrayList<>();
        try {
            if (threads > 1) {
                readings.values().stream().skip(1).forEach(reading -> {
                    offered.add(reading);
                    pool.execute(reading);
                });
            }
            readings.values().forEach(FutureTask::run);
            for (int i = 0; i < readings.size(); i++) {
                ended.take().get();
            }
            Map<Digest, LayerEvidence> read = new LinkedHashMap<>();
            for (var reading : readings.entrySet()) {
                read.put(reading.getKey(), reading.getValue().get());
            }
            return read;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled(image, e);
        } catch (CancellationException | RejectedExecutionException e) {
            throw cancelled(image, e);
        } catch (ExecutionException e) {
            throw failure(image, e);
        } finally {
            stop(offered);
        }
    }

    /** One layer's; whichever thread comes first reads it, and running it again does nothing. */
    private final class Reading extends FutureTask<LayerEvidence> {
        private final BlockingQueue<Future<LayerEvidence>> ended;

        Reading(LayerFetch fetch, BlockingQueue<Future<LayerEvidence>> ended) {
            super(fetch);
            this.ended = ended;
        }

        @Override
        protected void done() {
            ended.add(this);
        }

        /** Is told of first, and ends the others then: they fail by being cancelled, which is not why all of it failed. */
        @Override
        protected void setException(Throwable failure) {
            super.setException(failure);
            progress.cancel();
        }
    }

    /** Interrupts, for those that wait, and cancels the progress, for those that read: a socket hears no interrupt. */
    private void stop(List<Reading> offered) {
        for (Reading reading : offered) {
            if (!reading.isDone()) {
                progress.cancel();
                reading.cancel(true);
            }
            // What still waits for a thread would keep its evidence in memory until then.
            pool.remove(reading);
        }
    }

    private static RuntimeException failure(String image, ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof ImageAccessException refused) {
            // Made anew, so that the trace shows the caller and not only a thread of the pool.
            return new ImageAccessException(
                    refused.kind(), refused.action(), refused.object(), refused.reason(), refused);
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("could not analyse " + image + ": an unexpected failure", cause);
    }

    private static ImageAccessException cancelled(String image, Exception cause) {
        return new ImageAccessException(Kind.CANCELLED, "analyse", image, "the analysis was cancelled", cause);
    }
}
