package dev.crowsnest.analysis.finding;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one change of advisories came to so far. */
final class RematchProgress {

    private final Map<Integer, Integer> undecided = new TreeMap<>();
    private int judged;
    private int moved;

    void add(int subjects, List<VerdictChange> changes) {
        judged += subjects;
        moved += changes.size();
        changes.stream()
                .filter(VerdictChange::movesUndecided)
                .forEach(one -> undecided.put(
                        one.subject(),
                        one.after().undecided().size()
                                - one.before().undecided().size()));
    }

    int judged() {
        return judged;
    }

    int moved() {
        return moved;
    }

    /** By how much the number of undecided advisories of a subject moved. */
    Map<Integer, Integer> undecided() {
        return undecided;
    }
}
