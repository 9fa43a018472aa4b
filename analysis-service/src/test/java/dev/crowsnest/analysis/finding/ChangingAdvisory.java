package dev.crowsnest.analysis.finding;

import dev.crowsnest.analysis.advisory.AdvisoryArchive;
import dev.crowsnest.analysis.advisory.AdvisoryChangeListener;
import dev.crowsnest.analysis.advisory.AdvisoryCodec;
import dev.crowsnest.analysis.advisory.ExportMark;
import dev.crowsnest.analysis.advisory.IncomingAdvisory;
import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.AffectedPackage;
import dev.crowsnest.analyzer.advisory.VersionInterval;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;

/** One record of an export that says now this, now that of its package. */
final class ChangingAdvisory {

    /** Of the turn and of what is done in it: 600,000 counters of a million images take some seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final ExportMark MARK = new ExportMark("the bench", 0, Instant.EPOCH, null, null, Map.of());

    private final AdvisoryArchive archive;
    private final AdvisoryChangeListener listener;
    private final Advisory record;

    ChangingAdvisory(AdvisoryArchive archive, AdvisoryChangeListener listener, Advisory record) {
        this.archive = archive;
        this.listener = listener;
        this.record = record;
    }

    /** Brings in the record with all versions affected before this one. */
    void apply(String fixed) {
        var incoming = IncomingAdvisory.of(affectingAllBefore(fixed), new AdvisoryCodec());
        Awaitility.await("the turn to bring advisories up to date")
                .atMost(PATIENCE)
                .until(() -> archive.alone(() -> {
                    archive.discardIncoming();
                    archive.receive(List.of(incoming));
                    QuarkusTransaction.requiringNew()
                            .timeout(600)
                            .run(() ->
                                    listener.changed(archive.apply(record.key().export(), Set.of(), MARK)));
                    archive.discardIncoming();
                }));
    }

    private Advisory affectingAllBefore(String fixed) {
        List<AffectedPackage> affected = record.affected().stream()
                .map(one -> new AffectedPackage(
                        one.stream(),
                        one.name(),
                        List.of(new VersionInterval("0", fixed, null)),
                        Set.of(),
                        one.severities()))
                .toList();
        return new Advisory(
                record.key(),
                record.modified(),
                null,
                record.aliases(),
                record.upstream(),
                record.related(),
                record.summary(),
                record.severities(),
                affected);
    }
}
