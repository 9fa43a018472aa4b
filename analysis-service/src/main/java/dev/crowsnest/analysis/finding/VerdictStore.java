package dev.crowsnest.analysis.finding;

import dev.crowsnest.analyzer.match.SubjectVerdict;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What was judged of each subject. */
public interface VerdictStore {

    /** The verdicts on these, each with its findings and undecided in the matcher's order. */
    Map<Integer, SubjectVerdict> of(Collection<StoredSubject> subjects);

    /** Adds verdicts on subjects that had none. Called inside of a transaction. */
    void add(Map<Integer, SubjectVerdict> verdicts);

    /** Begins to record the changes of one update of advisories, under a number; repositories are told of them later. */
    long nextChange();

    /** Writes what differs, and records it. Called inside of a transaction. */
    void apply(long change, List<VerdictChange> changes);

    /** Forgets so many at most of the changes of longer ago than this; says how many. */
    int forgetChanges(Duration age, int most);

    /** So much at most of that which no finding stands on any more. */
    List<Integer> unusedEvidence(int most);

    /** Forgets that of this which no finding stands on. Called inside of a transaction, while nobody else can find. */
    int forgetEvidence(Collection<Integer> keys);
}
