package dev.crowsnest.analysis.finding;

import dev.crowsnest.analysis.advisory.ConcernedNames;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Keeps what images consist of quick to search; forgets old changes, and subjects that no image has any more. */
@ApplicationScoped
class FindingUpkeep {

    private static final Logger LOGGER = Logger.getLogger(FindingUpkeep.class);

    /** Of subjects in one transaction, in which nobody else can match. */
    private static final int BATCH = 1_000;

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
        int changes = verdicts.forgetChanges(config.keepChanges());
        int gone = QuarkusTransaction.requiringNew().call(() -> {
            // Nobody may be about to refer to one that goes.
            turns.take(new ConcernedNames.All());
            int forgotten = subjects.forget(config.keepHomelessSubjects(), BATCH);
            verdicts.forgetEvidence();
            return forgotten;
        });
        LOGGER.debugf("Forgot what no image has any more, subjects=%d changes=%d", gone, changes);
    }
}
