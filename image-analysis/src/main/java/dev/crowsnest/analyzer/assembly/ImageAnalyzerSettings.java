package dev.crowsnest.analyzer.assembly;

import dev.crowsnest.analyzer.catalog.Cataloger;
import dev.crowsnest.analyzer.filesystem.LayerCache;
import dev.crowsnest.analyzer.filesystem.LayerEvidence;
import dev.crowsnest.analyzer.filesystem.LayerLimits;
import dev.crowsnest.analyzer.inventory.Inventory;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * What an analyzer is made of.
 *
 * @param inventory forms the packages of an image from its layers, base first
 * @param cache safe for use by several threads
 * @param parallelism layers read at once, over all analyses of the analyzer together
 * @param retry of layers, beyond the attempts that a source makes to open one
 */
public record ImageAnalyzerSettings(
        List<Cataloger> catalogers,
        Function<List<LayerEvidence>, Inventory> inventory,
        LayerLimits limits,
        LayerCache cache,
        int parallelism,
        Retry retry) {

    /** How often a layer is read anew when its connection breaks on the way. */
    public record Retry(int attempts, Duration firstPause) {

        /** Three breaks of one stream are no accident any more; the job's own retry comes later and waits longer. */
        public static final Retry STANDARD = new Retry(3, Duration.ofSeconds(1));
    }

    /** Copies the list. */
    public ImageAnalyzerSettings {
        catalogers = List.copyOf(catalogers);
    }
}
