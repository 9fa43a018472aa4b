package dev.crowsnest.integration.image;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** The inventory for a scraper. Every replica tells of the same table, so a query takes the maximum and not the sum. */
@ApplicationScoped
class InventoryMetrics {

    private final MeterRegistry meters;
    private volatile InventoryTally tally = new InventoryTally(List.of());
    private volatile Optional<Instant> oldest = Optional.empty();

    InventoryMetrics(MeterRegistry meters) {
        this.meters = meters;
        Stream.of(ImageState.values())
                .filter(state -> state != ImageState.DELETED)
                .forEach(state -> Gauge.builder("crowsnest.images", () -> tally.count(state))
                        .description("Images by state")
                        .tag("state", state.name())
                        .register(meters));
        Gauge.builder("crowsnest.oldest.image.seconds", () -> secondsSince(oldest))
                .description("For how long the image that waits longest was asked for, and is not analysed")
                .register(meters);
        found("critical", SeverityCounts::critical);
        found("high", SeverityCounts::high);
        found("medium", SeverityCounts::medium);
        found("low", SeverityCounts::low);
        found("unspecified", SeverityCounts::unspecified);
    }

    /** What was counted just now. */
    void counted(InventoryTally newTally, Optional<Instant> newOldest) {
        tally = newTally;
        oldest = newOldest;
    }

    private void found(String severity, ToIntFunction<SeverityCounts> count) {
        Gauge.builder("crowsnest.found.vulnerabilities", () -> count.applyAsInt(tally.found()))
                .description("Vulnerabilities of tagged images, each image by itself")
                .tag("severity", severity)
                .register(meters);
        Gauge.builder("crowsnest.affected.images", () -> count.applyAsInt(tally.affected()))
                .description("Tagged images that have a vulnerability of this severity or a worse one")
                .tag("severity", severity)
                .register(meters);
    }

    private static double secondsSince(Optional<Instant> moment) {
        return moment.map(since -> Duration.between(since, Instant.now()).toMillis() / 1000.0)
                .orElse(0.0);
    }
}
