package dev.crowsnest.analysis.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** How old what is held of each feed is. It grows by itself, so that a schedule or a database that stands still is seen too. */
@ApplicationScoped
class FeedMetrics {

    private final FeedBook book;
    private final Clock clock;
    private final MultiGauge ages;

    FeedMetrics(FeedBook book, Clock clock, MeterRegistry registry) {
        this.book = book;
        this.clock = clock;
        this.ages = MultiGauge.builder("crowsnest.feed.age.seconds")
                .description("Since a feed that was read once was last known to be up to date")
                .register(registry);
    }

    @Scheduled(every = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        List<Row<?>> rows = book.all().stream().flatMap(this::row).toList();
        ages.register(rows, true);
    }

    private Stream<Row<?>> row(FeedState feed) {
        Instant goodAt = feed.goodAt();
        return goodAt == null ? Stream.empty() : Stream.of(Row.of(Tags.of("feed", feed.name()), goodAt, this::age));
    }

    private double age(Instant goodAt) {
        return Duration.between(goodAt, clock.instant()).toSeconds();
    }
}
