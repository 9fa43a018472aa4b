package dev.crowsnest.integration.deadletter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long records are kept that no service could use. */
@ConfigMapping(prefix = "crowsnest.dead-letter")
public interface DeadLetterConfig {

    /** From when they were put aside, replayed or not; Kafka keeps them as long. */
    @WithDefault("30d")
    Duration keepFor();
}
