package dev.crowsnest.analyzer.assembly;

import dev.crowsnest.analyzer.filesystem.LayerCache;
import dev.crowsnest.analyzer.filesystem.LayerEvidence;
import dev.crowsnest.analyzer.filesystem.LayerReader;
import dev.crowsnest.analyzer.filesystem.ReadProgress;
import dev.crowsnest.analyzer.oci.Descriptor;
import dev.crowsnest.analyzer.oci.ImageAccessException;
import dev.crowsnest.analyzer.oci.ImageSource;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Reads one layer, anew from its first byte when the connection breaks; nothing of a broken read is kept.
 */
final class LayerFetch implements Callable<LayerEvidence> {

    private final ImageSource source;
    private final Descriptor layer;
    private final LayerReader reader;
    private final LayerCache cache;
    private final ReadProgress progress;
    private final ImageAnalyzerSettings.Retry retry;

    LayerFetch(
            ImageSource source,
            Descriptor layer,
            LayerReader reader,
            ReadProgress progress,
            ImageAnalyzerSettings settings) {
        this.source = source;
        this.layer = layer;
        this.reader = reader;
        this.progress = progress;
        this.cache = settings.cache();
        this.retry = settings.retry();
    }

    @Override
    public LayerEvidence call() {
        Duration pause = retry.firstPause();
        for (int attempt = 1; ; attempt++) {
            try {
                return read();
            } catch (ImageAccessException e) {
                if (e.kind() != ImageAccessException.Kind.UNREACHABLE || attempt >= retry.attempts()) {
                    throw e;
                }
            }
            await(pause);
            pause = pause.multipliedBy(2);
        }
    }

    /** An interrupt is left to be seen by whoever lent the thread, and ends the next attempt before it begins. */
    private static void await(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private LayerEvidence read() {
        progress.check("layer " + layer.digest());
        InputStream blob = source.blob(layer);
        LayerEvidence evidence = reader.read(layer, blob, progress);
        if (evidence.isComplete()) {
            cache.keep(evidence);
        }
        progress.layerRead();
        return evidence;
    }
}
