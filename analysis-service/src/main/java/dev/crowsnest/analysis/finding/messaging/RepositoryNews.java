package dev.crowsnest.analysis.finding.messaging;

import com.google.protobuf.Timestamp;
import dev.crowsnest.analysis.finding.RepositoryNotice;
import dev.crowsnest.analysis.finding.RepositoryNotices;
import dev.crowsnest.analysis.inventory.ImagePlace;
import dev.crowsnest.analysis.outbox.Outbox;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.contracts.Topics;
import dev.crowsnest.contracts.event.v1.FindingsNews;
import dev.crowsnest.contracts.event.v1.RepositoryFindingsChanged;
import dev.crowsnest.contracts.event.v1.RepositoryLocation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;

/**
 * Tells repositories what changed advisories mean for their images, some at a time.
 *
 * <p>A batch is derived, or told, in a transaction of its own that also notes how far it got: whoever is killed in between goes on
 * where the last one ended.
 */
@ApplicationScoped
class RepositoryNews {

    /** Of messages in one transaction, which holds the outbox's turn for all their keys. */
    private static final int TOLD = 200;

    /** Of vulnerabilities at once: each may be in most images of an installation, which is a second's work for 100,000. */
    private static final int DERIVED = 5;

    /** A machine may be as busy as it likes: a batch that is given up would be begun again for ever. */
    private static final int DERIVING_SECONDS = 900;

    /**
     * Of transactions in a row. The first advisories of a large installation are news for all repositories at once, and results of
     * images that are pushed meanwhile leave through the same outbox.
     */
    private static final int ROUNDS = 10;

    private final RepositoryNotices notices;
    private final Outbox outbox;

    RepositoryNews(RepositoryNotices notices, Outbox outbox) {
        this.notices = notices;
        this.outbox = outbox;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        boolean isMore = true;
        for (int round = 0; round < ROUNDS && isMore; round++) {
            isMore = tellSome()
                    || QuarkusTransaction.requiringNew()
                            .timeout(DERIVING_SECONDS)
                            .call(() -> notices.derive(DERIVED));
        }
    }

    private boolean tellSome() {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<RepositoryNotice> taken = notices.take(TOLD);
            // The outbox wants keys in order. Those of one key stay in theirs.
            taken.stream()
                    .sorted(Comparator.comparing(notice -> notice.place().toString()))
                    .forEach(notice -> outbox.add(
                            Topics.FINDINGS_NEWS,
                            notice.place().toString(),
                            "RepositoryFindingsChanged",
                            sequence -> message(sequence, notice)));
            return !taken.isEmpty();
        });
    }

    private static FindingsNews message(long sequence, RepositoryNotice notice) {
        ImagePlace place = notice.place();
        return FindingsNews.newBuilder()
                .setIntegrationId(place.integrationId())
                .setRepository(RepositoryLocation.newBuilder()
                        .setAccount(place.account())
                        .setRegion(place.region())
                        .setRepository(place.repository()))
                .setOccurredAt(Timestamp.newBuilder()
                        .setSeconds(notice.changedAt().getEpochSecond())
                        .setNanos(notice.changedAt().getNano()))
                .setSequence(sequence)
                .setRepositoryFindingsChanged(changed(notice))
                .build();
    }

    private static RepositoryFindingsChanged changed(RepositoryNotice notice) {
        RepositoryNotice.Counts counts = notice.counts();
        return RepositoryFindingsChanged.newBuilder()
                .setChange(notice.change())
                .setVulnerability(notice.vulnerability())
                .setSeverity(notice.severity() == null ? "" : notice.severity().name())
                .setNewlyAffected(counts.appeared())
                .setNoLongerAffected(counts.gone())
                .setSeverityChanged(counts.severityChanged())
                .setFixChanged(counts.fixChanged())
                .addAllSample(notice.sample().stream().map(Digest::toString).toList())
                .build();
    }
}
