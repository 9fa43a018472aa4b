package dev.crowsnest.analyzer.assembly;

import dev.crowsnest.analyzer.catalog.Cataloger;
import dev.crowsnest.analyzer.filesystem.LayerCache;
import dev.crowsnest.analyzer.filesystem.LayerLimits;
import java.time.Duration;
import java.util.List;

/**
 * What an analyzer is made of.
 *
 * @param cache safe for use by several threads
 * @param parallelism layers of one analysis read at once; each analysis reads one at least, and what goes beyond that is shared
 *     by all analyses of the analyzer
 * @param retry of layers, beyond the attempts that a source makes to open one
 */
public record ImageAnalyzerSettings(
        List<Cataloger> catalogers, LayerLimits limits, LayerCache cache, int parallelism, Retry retry) {

    /** How often a layer is read anew when its connection breaks on the way. */
    public record Retry(int attempts, Duration firstPause) {

        /** Three breaks of one stream are no accident any more; the job's own retry comes later and waits longer. */
        public static final Retry STANDARD = new Retry(3, Duration.ofSeconds(1));
    }

    /** All catalogers and the usual limits. */
    public static ImageAnalyzerSettings of(LayerCache cache, int parallelism) {
        return new ImageAnalyzerSettings(Catalogers.all(), LayerLimits.STANDARD, cache, parallelism, Retry.STANDARD);
    }

    /** Copies the list. */
    public ImageAnalyzerSettings {
        catalogers = List.copyOf(catalogers);
    }
}
