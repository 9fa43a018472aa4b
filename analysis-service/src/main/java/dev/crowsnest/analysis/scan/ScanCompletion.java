package dev.crowsnest.analysis.scan;

import dev.crowsnest.analysis.inventory.FinishedAnalysis;
import dev.crowsnest.analysis.inventory.Inventories;
import dev.crowsnest.analysis.job.AnalysisOutcome;
import dev.crowsnest.analysis.job.Job;
import dev.crowsnest.analysis.job.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;

/** Stores that an analysis is finished, together with the end of its job. */
@ApplicationScoped
class ScanCompletion {

    private final Jobs jobs;
    private final Inventories inventories;

    ScanCompletion(Jobs jobs, Inventories inventories) {
        this.jobs = jobs;
        this.inventories = inventories;
    }

    /** False, with nothing stored and nothing told, when the lease was lost. */
    @Transactional
    public boolean complete(Job job, AnalysisOutcome outcome) {
        boolean held = jobs.complete(job, outcome);
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
