package dev.crowsnest.analysis.finding;

import dev.crowsnest.analysis.advisory.AdvisoryCatalogue;
import dev.crowsnest.analysis.advisory.AdvisoryChangeListener;
import dev.crowsnest.analysis.advisory.ConcernedNames;
import dev.crowsnest.analyzer.advisory.AdvisorySet;
import dev.crowsnest.analyzer.match.SubjectVerdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** Judges subjects anew when advisories change, and writes what differs. */
@ApplicationScoped
class Rematching implements AdvisoryChangeListener {

    private static final Logger LOGGER = Logger.getLogger(Rematching.class);

    /** Of subjects whose verdicts are in memory at once. */
    private static final int PAGE = 1_000;

    private final SubjectStore subjects;
    private final VerdictStore verdicts;
    private final ImageStore images;
    private final MatchTurns turns;
    private final AdvisoryCatalogue advisories;
    private final Matching matching;

    Rematching(
            SubjectStore subjects,
            VerdictStore verdicts,
            ImageStore images,
            MatchTurns turns,
            AdvisoryCatalogue advisories,
            Matching matching) {
        this.subjects = subjects;
        this.verdicts = verdicts;
        this.images = images;
        this.turns = turns;
        this.advisories = advisories;
        this.matching = matching;
    }

    @Override
    public void changed(ConcernedNames concerned) {
        // Before the subjects are listed: one that is about to be added is then either in the list, or judged after the
        // change.
        turns.take(concerned);
        long change = verdicts.nextChange();
        Map<Integer, Integer> undecided = new TreeMap<>();
        int judged = 0;
        int moved = 0;
        List<StoredSubject> page = subjects.concerned(concerned, 0, PAGE);
        while (!page.isEmpty()) {
            List<VerdictChange> changes = judge(page);
            verdicts.apply(change, changes);
            changes.stream()
                    .filter(VerdictChange::movesUndecided)
                    .forEach(one -> undecided.put(
                            one.subject(),
                            one.after().undecided().size()
                                    - one.before().undecided().size()));
            judged += page.size();
            moved += changes.size();
            page = subjects.concerned(concerned, page.get(page.size() - 1).key(), PAGE);
        }
        if (moved > 0) {
            images.move(change, undecided);
        }
        LOGGER.debugf("Judged subjects anew, change=%d judged=%d moved=%d", change, judged, moved);
    }

    private List<VerdictChange> judge(List<StoredSubject> page) {
        Map<Integer, SubjectVerdict> before = verdicts.of(page);
        AdvisorySet set = advisories.consult(Candidate.lookups(page.stream()
                .map(stored -> matching.candidate(stored.subject()))
                .toList()));
        List<VerdictChange> changes = new ArrayList<>();
        for (StoredSubject stored : page) {
            SubjectVerdict old =
                    before.getOrDefault(stored.key(), new SubjectVerdict(stored.subject(), List.of(), List.of()));
            VerdictChange.between(stored.key(), old, matching.judge(stored.subject(), set))
                    .ifPresent(changes::add);
        }
        return changes;
    }
}
