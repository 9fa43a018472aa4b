package dev.crowsnest.analysis.advisory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where advisories come from. */
@ConfigMapping(prefix = "crowsnest.analysis.advisories")
public interface AdvisoryConfig {

    /**
     * An address that is laid out as OSV's exports are, {@code <Ecosystem>/all.zip}: {@code https:}, {@code http:} or
     * {@code file:}. Without one, images are matched with the starter set only.
     */
    Optional<URI> address();

    /** The exports to take; all that the address offers when there are none. */
    Optional<List<String>> ecosystems();

    /** How often the address is asked for news of each export; what did not change is not fetched. */
    @WithDefault("1h")
    Duration interval();

    /** When to ask again after an export could not be read; twice as long after each further failure, up to the interval. */
    @WithDefault("2m")
    Duration retryAfter();

    /** Decoded advisories that each replica keeps in memory, in bytes of their stored form; they take some five times that. */
    @WithDefault("16777216")
    long cachedBytes();
}
