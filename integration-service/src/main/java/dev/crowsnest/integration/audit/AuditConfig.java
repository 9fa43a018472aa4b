package dev.crowsnest.integration.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long is known who changed what. */
@ConfigMapping(prefix = "crowsnest.audit")
public interface AuditConfig {

    /** How long an entry is kept. */
    @WithDefault("365d")
    Duration keepFor();
}
