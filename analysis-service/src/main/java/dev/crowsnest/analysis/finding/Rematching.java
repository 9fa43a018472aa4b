package dev.crowsnest.analysis.finding;

import dev.crowsnest.analysis.advisory.AdvisoryCatalogue;
import dev.crowsnest.analysis.advisory.AdvisoryChangeListener;
import dev.crowsnest.analysis.advisory.ConcernedNames;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.SubjectVerdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** Judges subjects anew when advisories change, and writes what differs. */
@ApplicationScoped
class Rematching implements AdvisoryChangeListener {

    private static final Logger LOGGER = Logger.getLogger(Rematching.class);

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
        Set<Long> lookups = lookups(concerned);
        long change = verdicts.nextChange();
        var progress = new RematchProgress();
        subjects.lookedUpBy(lookups, page -> {
            List<VerdictChange> changes = judge(page);
            verdicts.apply(change, changes);
            progress.add(page.size(), changes);
        });
        if (progress.moved() > 0) {
            images.move(change, progress.undecided());
        }
        LOGGER.debugf(
                "Judged subjects anew, change=%d judged=%d moved=%d", change, progress.judged(), progress.moved());
    }

    private Set<Long> lookups(ConcernedNames concerned) {
        Set<Long> lookups = new HashSet<>();
        if (concerned instanceof ConcernedNames.Some some) {
            some.names().forEach(name -> lookups.add(name.lookup()));
        } else {
            lookups.addAll(advisories.lookups());
            // Of a name that no advisory speaks of any more.
            lookups.addAll(subjects.lookupsOfJudged());
        }
        if (!concerned.streams().isEmpty()) {
            lookups.addAll(subjects.lookupsIn(concerned.streams()));
        }
        return lookups;
    }

    private List<VerdictChange> judge(List<StoredSubject> page) {
        Map<Integer, SubjectVerdict> before = verdicts.of(page);
        List<MatchSubject> judged = page.stream().map(StoredSubject::subject).toList();
        List<SubjectVerdict> after = matching.judge(judged, advisories.consult(matching.lookups(judged)));
        List<VerdictChange> changes = new ArrayList<>();
        for (int i = 0; i < page.size(); i++) {
            StoredSubject stored = page.get(i);
            SubjectVerdict old =
                    before.getOrDefault(stored.key(), new SubjectVerdict(stored.subject(), List.of(), List.of()));
            VerdictChange.between(stored.key(), old, after.get(i)).ifPresent(changes::add);
        }
        return changes;
    }
}
