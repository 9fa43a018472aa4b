package dev.crowsnest.analysis.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How jobs are handed out, tried again and forgotten. */
@ConfigMapping(prefix = "crowsnest.analysis.job")
public interface JobConfig {

    /** For how long a worker holds a job without a sign of life: after that another takes it. */
    @WithDefault("30s")
    Duration lease();

    /** How often a worker gives a sign of life. */
    @WithDefault("5s")
    Duration heartbeat();

    /** How often an idle worker looks for jobs that other replicas took in. */
    @WithDefault("1s")
    Duration poll();

    /** Tries of a job before it is given up, lost leases included. */
    @WithDefault("6")
    int tries();

    /** Before the second try; each next pause is four times as long. */
    @WithDefault("5s")
    Duration firstPause();

    /** The longest pause between two tries. */
    @WithDefault("30m")
    Duration longestPause();

    /** The longest pause of a registry that asks for less; the first is that of a second try, each next one twice as long. */
    @WithDefault("5m")
    Duration longestPace();

    /** How long finished jobs can be looked at. */
    @WithDefault("14d")
    Duration keepFinished();

    /** How long event ids are kept; longer than the topic keeps the events. */
    @WithDefault("8d")
    Duration keepEvents();
}
