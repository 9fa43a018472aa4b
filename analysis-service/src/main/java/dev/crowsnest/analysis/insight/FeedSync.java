package dev.crowsnest.analysis.insight;

import dev.crowsnest.analysis.advisory.AdvisoryArchive;
import dev.crowsnest.analysis.advisory.AdvisoryConfig;
import dev.crowsnest.analysis.advisory.AdvisorySync;
import dev.crowsnest.analysis.feed.Feed;
import dev.crowsnest.analysis.feed.FeedIntake;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Looks at all feeds because a person asks, and not because it is time. */
@ApplicationScoped
public class FeedSync {

    private final AdvisorySync sync;
    private final AdvisoryArchive archive;
    private final AdvisoryConfig config;
    private final List<Feed> feeds;
    private final FeedIntake intake;

    FeedSync(
            AdvisorySync sync,
            AdvisoryArchive archive,
            AdvisoryConfig config,
            @All List<Feed> feeds,
            FeedIntake intake) {
        this.sync = sync;
        this.archive = archive;
        this.config = config;
        this.feeds = feeds;
        this.intake = intake;
    }

    /**
     * Ends when all were looked at; how each stands then is in the book of feeds.
     *
     * @param mirror where to look this once; where each comes from otherwise when empty
     * @return whether it was done: not while another does it
     */
    public boolean run(Optional<URI> mirror) {
        List<String> ecosystems =
                mirror.isPresent() ? List.of() : config.ecosystems().orElse(List.of());
        boolean isDone =
                archive.alone(() -> mirror.or(config::address).ifPresent(address -> sync.sync(address, ecosystems)));
        if (isDone) {
            feeds.forEach(
                    feed -> mirror.map(feed::at).or(feed::address).ifPresent(address -> intake.run(feed, address)));
        }
        return isDone;
    }
}
