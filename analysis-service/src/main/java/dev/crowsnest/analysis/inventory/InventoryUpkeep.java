package dev.crowsnest.analysis.inventory;

import dev.crowsnest.analysis.retention.Batches;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Forgets images that nobody holds any more. */
@ApplicationScoped
class InventoryUpkeep {

    private static final Logger LOGGER = Logger.getLogger(InventoryUpkeep.class);

    /** With each go its packages, all over an index. */
    private static final int IMAGES = 50;

    private final Inventories inventories;
    private final InventoryConfig config;

    InventoryUpkeep(Inventories inventories, InventoryConfig config) {
        this.inventories = inventories;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        int rows = Batches.run(most -> inventories.forgetAnalyses(config.keepHomeless(), most))
                + Batches.run(IMAGES, most -> inventories.forgetImages(config.keepHomeless(), most));
        LOGGER.debugf("Forgot images that nobody holds any more, rows=%d", rows);
    }
}
