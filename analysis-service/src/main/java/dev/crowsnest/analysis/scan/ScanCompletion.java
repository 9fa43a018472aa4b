package dev.crowsnest.analysis.scan;

import dev.crowsnest.analysis.finding.SettledCounts;
import dev.crowsnest.analysis.inventory.FinishedAnalysis;
import dev.crowsnest.analysis.inventory.Inventories;
import dev.crowsnest.analysis.job.AnalysisOutcome;
import dev.crowsnest.analysis.job.Job;
import dev.crowsnest.analysis.job.Jobs;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;

/** Stores that an analysis is finished, together with the end of its job. */
@ApplicationScoped
class ScanCompletion {

    /** As long as matching waits for whoever changes advisories. */
    private static final int TURN_SECONDS = 900;

    private final Jobs jobs;
    private final Inventories inventories;
    private final SettledCounts counts;

    ScanCompletion(Jobs jobs, Inventories inventories, SettledCounts counts) {
        this.jobs = jobs;
        this.inventories = inventories;
        this.counts = counts;
    }

    /** False, with nothing stored and nothing told, when the lease was lost. */
    @Transactional
    @TransactionConfiguration(timeout = TURN_SECONDS)
    public boolean complete(Job job, AnalysisOutcome outcome) {
        // Before anything is locked that others want: while a large feed is applied, this waits. Advisories may have
        // moved what
        // was counted when the image was matched, which for the first platform of an index was a while ago.
        var settled = counts.of(outcome.images().stream()
                .map(AnalysisOutcome.AnalyzedPlatform::digest)
                .toList());
        boolean held = jobs.complete(job, outcome.with(settled));
        if (held) {
            List<FinishedAnalysis.Child> children = new ArrayList<>();
            outcome.images()
                    .forEach(image -> children.add(new FinishedAnalysis.Child(image.digest(), image.platform(), "")));
            outcome.skipped()
                    .forEach(child ->
                            children.add(new FinishedAnalysis.Child(child.digest(), child.platform(), child.reason())));
            var finished = new FinishedAnalysis(job.request().digest(), outcome.kind(), children);
            inventories.save(finished, job.request().place());
        }
        return held;
    }
}
