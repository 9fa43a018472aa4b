package dev.crowsnest.analysis.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** When feeds are looked at, and where those are that have an address of their own. */
@ConfigMapping(prefix = "crowsnest.analysis.feeds")
public interface FeedConfig {

    /**
     * CISA's catalogue of known exploited vulnerabilities, or a mirror of it. Without one it is looked for beside the advisories:
     * {@code KEV/known_exploited_vulnerabilities.json.gz}.
     */
    Optional<URI> kev();

    /**
     * FIRST's scores of a day, or a mirror of them. Without one they are looked for beside the advisories:
     * {@code EPSS/epss_scores-current.csv.gz}.
     */
    Optional<URI> epss();

    /** How often each is asked whether it changed. Both change once a day; a file that did not is not fetched. */
    @WithDefault("6h")
    Duration interval();

    /** When to ask again after a failure; twice as long after each further one, up to the interval. */
    @WithDefault("1m")
    Duration retryAfter();

    /** For how long a feed may have been read without success until the service does not count as well. */
    @WithDefault("1d")
    Duration staleAfter();
}
