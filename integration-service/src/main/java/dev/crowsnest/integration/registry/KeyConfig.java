package dev.crowsnest.integration.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the key of a registry's events is replaced by another. */
@ConfigMapping(prefix = "crowsnest.registry.keys")
public interface KeyConfig {

    /** How long EventBridge does not get a new key yet, so that every replica of ingest-service has read of it. */
    @WithDefault("PT5S")
    Duration settling();

    /** How long the former key is still taken: events may be on their way with it. */
    @WithDefault("PT1H")
    Duration overlap();

    /** How often is looked whether a former key has ended. */
    @WithDefault("PT1M")
    Duration interval();
}
