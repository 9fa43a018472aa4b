package dev.crowsnest.analysis.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How facts leave. */
@ConfigMapping(prefix = "crowsnest.analysis.outbox")
public interface OutboxConfig {

    /** How often this replica looks for facts that others left behind; its own it knows of at once. */
    @WithDefault("500ms")
    Duration interval();

    /** The most facts that are published in one transaction. */
    @WithDefault("500")
    int batch();
}
