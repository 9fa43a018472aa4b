package dev.crowsnest.integration.reconcile;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How registries are looked through for what no event told of. */
@ConfigMapping(prefix = "crowsnest.reconcile")
public interface ReconcileConfig {

    /** How long after the begin of a look the next one begins. */
    @WithDefault("PT1H")
    Duration interval();

    /**
     * After how many pages that AWS was asked for a registry waits for the next window. The repository that was begun is read to
     * its end.
     */
    @WithDefault("600")
    int calls();

    /** The window of that budget. */
    @WithDefault("PT1M")
    Duration window();

    /** How long is waited when AWS throttles or does not answer; twice as long each time again, up to the interval. */
    @WithDefault("PT15S")
    Duration firstPause();

    /** By how much AWS's clock and ours may differ: what a list says holds for a time that much before it was asked for. */
    @WithDefault("PT5S")
    Duration clockAllowance();

    /** How often is looked whether a look is due. */
    @WithDefault("PT2S")
    Duration pollInterval();
}
