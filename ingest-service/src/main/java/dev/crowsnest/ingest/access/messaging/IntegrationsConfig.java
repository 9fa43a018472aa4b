package dev.crowsnest.ingest.access.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the list of integrations is followed. */
@ConfigMapping(prefix = "crowsnest.ingest.access")
interface IntegrationsConfig {

    /** How long one look at the topic waits for news; also how soon the end of the topic is noticed. */
    @WithDefault("500ms")
    Duration poll();

    /** How long to wait after Kafka could not be asked. */
    @WithDefault("1s")
    Duration backOff();
}
