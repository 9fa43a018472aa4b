package dev.crowsnest.analysis.inventory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long inventories are kept. */
@ConfigMapping(prefix = "crowsnest.analysis.inventory")
public interface InventoryConfig {

    /** For how long the analysis of an image is kept that no repository holds any more; a tag may come back to it. */
    @WithDefault("30d")
    Duration keepHomeless();
}
