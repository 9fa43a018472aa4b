package dev.crowsnest.analysis.finding;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what is known of subjects is kept. */
@ConfigMapping(prefix = "crowsnest.analysis.findings")
public interface FindingConfig {

    /** For how long the history of findings is kept: a year and a month. */
    @WithDefault("396d")
    Duration keepChanges();

    /** For how long the verdict on a subject is kept that no image has any more; another image may bring it back. */
    @WithDefault("30d")
    Duration keepHomelessSubjects();
}
