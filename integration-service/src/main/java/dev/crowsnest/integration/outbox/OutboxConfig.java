package dev.crowsnest.integration.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events leave. */
@ConfigMapping(prefix = "crowsnest.outbox")
public interface OutboxConfig {

    /** How often the table is looked at while this replica adds events. */
    @WithDefault("25ms")
    Duration eagerInterval();

    /** How often it is looked at otherwise: for what a replica left that is gone. */
    @WithDefault("1s")
    Duration idleInterval();

    /** How long a request waits until Kafka has an event that must be known before it is answered. */
    @WithDefault("10s")
    Duration acknowledgeWithin();
}
