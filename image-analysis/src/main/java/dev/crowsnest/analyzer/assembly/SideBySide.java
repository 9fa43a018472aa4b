package dev.crowsnest.analyzer.assembly;

import dev.crowsnest.analyzer.filesystem.LayerEvidence;
import dev.crowsnest.analyzer.filesystem.ReadProgress;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.oci.ImageAccessException;
import dev.crowsnest.analyzer.oci.ImageAccessException.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/** Reads several layers at once; the first failure ends all of them. */
final class SideBySide {

    private final ExecutorService pool;
    private final ReadProgress progress;

    SideBySide(ExecutorService pool, ReadProgress progress) {
        this.pool = pool;
        this.progress = progress;
    }

    /**
     * The evidence of each layer, in the order of the fetches.
     *
     * @param image for messages
     */
    Map<Digest, LayerEvidence> run(String image, Map<Digest, LayerFetch> fetches) {
        CompletionService<LayerEvidence> running = new ExecutorCompletionService<>(pool);
        Map<Digest, Future<LayerEvidence>> futures = new LinkedHashMap<>();
        try {
            fetches.forEach((digest, fetch) -> futures.put(digest, running.submit(fetch)));
            for (int i = 0; i < fetches.size(); i++) {
                running.take().get();
            }
            Map<Digest, LayerEvidence> read = new LinkedHashMap<>();
            for (var future : futures.entrySet()) {
                read.put(future.getKey(), future.getValue().get());
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
            stop(futures);
        }
    }

    /** Interrupts, for those that wait, and cancels the progress, for those that read: a socket hears no interrupt. */
    private void stop(Map<Digest, Future<LayerEvidence>> futures) {
        boolean unfinished = futures.values().stream().anyMatch(future -> !future.isDone());
        if (unfinished) {
            progress.cancel();
            futures.values().forEach(future -> future.cancel(true));
        }
    }

    private static RuntimeException failure(String image, ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof ImageAccessException refused) {
            // Made anew, so that the trace shows the caller and not only a thread of the pool.
            return new ImageAccessException(
                    refused.kind(), refused.action(), refused.object(), refused.reason(), refused);
        }
        if (cause instanceof InterruptedException) {
            return cancelled(image, e);
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
