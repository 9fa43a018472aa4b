package dev.crowsnest.analysis.feed;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Names the feeds that fail, or were not looked at. It is wellness and not readiness: what is held is matched with all the same. */
@Wellness
@ApplicationScoped
class FeedsCheck implements HealthCheck {

    private final FeedBook book;
    private final FeedConfig config;
    private final Clock clock;

    FeedsCheck(FeedBook book, FeedConfig config, Clock clock) {
        this.book = book;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        List<FeedState> feeds = book.all();
        Instant stale = clock.instant().minus(config.staleAfter());
        var response =
                HealthCheckResponse.named("feeds").status(feeds.stream().noneMatch(feed -> feed.isOlderThan(stale)));
        feeds.stream()
                .filter(feed -> feed.failures() > 0 || feed.isOlderThan(stale))
                .forEach(feed -> response.withData(feed.name(), feed.trouble()));
        return response.build();
    }
}
