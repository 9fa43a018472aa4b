package dev.crowsnest.analysis.finding.messaging;

import com.google.protobuf.Timestamp;
import dev.crowsnest.analysis.finding.ImageFindings;
import dev.crowsnest.analysis.finding.MovedImages;
import dev.crowsnest.analysis.finding.MovedImages.MovedImage;
import dev.crowsnest.analysis.inventory.ImageInventory;
import dev.crowsnest.analysis.inventory.Inventories;
import dev.crowsnest.analysis.outbox.Outbox;
import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.contracts.Topics;
import dev.crowsnest.contracts.event.v1.AnalysisResult;
import dev.crowsnest.contracts.event.v1.FindingsChanged;
import dev.crowsnest.contracts.event.v1.PlatformResult;
import dev.crowsnest.contracts.event.v1.SeverityCounts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Publishes the new counts of images that advisories moved, some at a time.
 *
 * <p>An image that is moved several times before its turn comes, by one export after another, is told of once, with the counts
 * that it has by then.
 */
@ApplicationScoped
class FindingsNews {

    /** Of images in one transaction, which holds the outbox's turn for all their keys. */
    private static final int BATCH = 200;

    private final MovedImages moved;
    private final Inventories inventories;
    private final Outbox outbox;
    private final Clock clock;

    FindingsNews(MovedImages moved, Inventories inventories, Outbox outbox, Clock clock) {
        this.moved = moved;
        this.inventories = inventories;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        int taken = BATCH;
        while (taken == BATCH) {
            taken = QuarkusTransaction.requiringNew().call(this::tellSome);
        }
    }

    private int tellSome() {
        List<MovedImage> images = moved.take(BATCH);
        // The outbox wants keys in order.
        SortedMap<Digest, FindingsChanged.Builder> news = new TreeMap<>();
        for (MovedImage image : images) {
            inventories
                    .find(image.digest())
                    .ifPresent(inventory -> image.askedFor()
                            .forEach(digest -> news.computeIfAbsent(digest, asked -> FindingsChanged.newBuilder())
                                    .addPlatforms(result(inventory, image.findings()))));
        }
        news.forEach((digest, changed) -> outbox.add(
                Topics.ANALYSIS_RESULTS,
                digest.toString(),
                "FindingsChanged",
                sequence -> message(digest, sequence, changed)));
        return images.size();
    }

    private AnalysisResult message(Digest digest, long sequence, FindingsChanged.Builder changed) {
        Instant now = clock.instant();
        return AnalysisResult.newBuilder()
                .setDigest(digest.toString())
                .setSequence(sequence)
                .setOccurredAt(
                        Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
                .setFindingsChanged(changed)
                .build();
    }

    private static PlatformResult result(ImageInventory image, ImageFindings findings) {
        return PlatformResult.newBuilder()
                .setDigest(image.digest().toString())
                .setPlatform(image.platform())
                .setDistribution(image.distribution())
                .setSize(image.size())
                .setPackages(image.inventory().packages().size())
                .setVulnerabilities(SeverityCounts.newBuilder()
                        .setCritical(findings.count(Severity.CRITICAL))
                        .setHigh(findings.count(Severity.HIGH))
                        .setMedium(findings.count(Severity.MEDIUM))
                        .setLow(findings.count(Severity.LOW))
                        .setUnspecified(findings.count(Severity.UNSPECIFIED)))
                .setFixable(findings.fixable())
                .setUndecided(
                        findings.undecided() + image.inventory().problems().size())
                .build();
    }
}
