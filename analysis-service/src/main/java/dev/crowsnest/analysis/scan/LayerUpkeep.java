package dev.crowsnest.analysis.scan;

import dev.crowsnest.analysis.retention.Batches;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Forgets layers that no image has used for a while. */
@ApplicationScoped
class LayerUpkeep {

    private static final Logger LOGGER = Logger.getLogger(LayerUpkeep.class);

    private final KnownLayers layers;
    private final ScanConfig config;

    LayerUpkeep(KnownLayers layers, ScanConfig config) {
        this.layers = layers;
        this.config = config;
    }

    @Scheduled(every = "6h", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        int rows = Batches.run(most -> layers.forget(config.keepLayers(), most));
        LOGGER.debugf("Forgot layers that are not used any more, rows=%d", rows);
    }
}
