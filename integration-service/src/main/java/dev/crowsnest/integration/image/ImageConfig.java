package dev.crowsnest.integration.image;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the inventory keeps, and for how long; and how often it is counted. */
@ConfigMapping(prefix = "crowsnest.image")
public interface ImageConfig {

    /** How long ids of events are kept: longer than Kafka keeps the events, so that a replay changes nothing. */
    @WithDefault("14d")
    Duration keepEventIds();

    /** How long a tag that is gone is remembered, so that an older push that comes late does not bring it back. */
    @WithDefault("14d")
    Duration keepDroppedTags();

    /** How long it is kept what happened to an image that is still there; as long as what advisories changed. */
    @WithDefault("396d")
    Duration keepHistory();

    /** How long a deleted image is shown as deleted. */
    @WithDefault("30d")
    Duration keepDeleted();

    /** How often all images are counted for metrics; each replica does. */
    @WithDefault("1m")
    Duration countInterval();

    /** How long a deleted repository is remembered with its settings, in case one of its name is made again. */
    @WithDefault("396d")
    Duration keepDeletedRepositories();
}
