package dev.crowsnest.analysis.finding;

import dev.crowsnest.analysis.advisory.ConcernedNames;
import dev.crowsnest.analysis.retention.Batches;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;

/** Keeps what images consist of quick to search; forgets old changes, and subjects that no image has any more. */
@ApplicationScoped
class FindingUpkeep {

    private static final Logger LOGGER = Logger.getLogger(FindingUpkeep.class);

    private final SubjectStore subjects;
    private final VerdictStore verdicts;
    private final ImageStore images;
    private final MatchTurns turns;
    private final FindingConfig config;

    FindingUpkeep(
            SubjectStore subjects, VerdictStore verdicts, ImageStore images, MatchTurns turns, FindingConfig config) {
        this.subjects = subjects;
        this.verdicts = verdicts;
        this.images = images;
        this.turns = turns;
        this.config = config;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void fileAway() {
        images.fileAway();
    }

    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        int changes = Batches.run(most -> verdicts.forgetChanges(config.keepChanges(), most));
        int gone = Batches.run(this::forgetSubjects);
        Batches.run(this::forgetEvidence);
        LOGGER.debugf("Forgot what no image has any more, subjects=%d changes=%d", gone, changes);
    }

    private int forgetSubjects(int most) {
        return forgetAlone(subjects.homeless(config.keepHomelessSubjects(), most), subjects::forget);
    }

    private int forgetEvidence(int most) {
        return forgetAlone(verdicts.unusedEvidence(most), verdicts::forgetEvidence);
    }

    /** What to look for takes long in a large table, so it is looked for before all others have to wait. */
    private int forgetAlone(List<Integer> keys, ToIntFunction<List<Integer>> forget) {
        if (keys.isEmpty()) {
            return 0;
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            // Nobody may be about to refer to one that goes.
            turns.take(new ConcernedNames.All());
            return forget.applyAsInt(keys);
        });
    }
}
