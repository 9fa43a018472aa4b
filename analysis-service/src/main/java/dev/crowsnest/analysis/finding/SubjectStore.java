package dev.crowsnest.analysis.finding;

import dev.crowsnest.analysis.advisory.PackageName;
import dev.crowsnest.analyzer.advisory.Stream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Every distinct subject that was ever seen, once. */
public interface SubjectStore {

    /** The keys of those that are known. */
    Map<UUID, Integer> keys(Collection<UUID> identities);

    /**
     * Adds subjects, sorted by identity, and returns the keys of those that were not there; waits for another transaction that
     * is about to add the same. Called inside of a transaction.
     */
    Map<UUID, Integer> add(List<Candidate> candidates);

    /**
     * Gives those with one of these {@link PackageName#lookup() look-ups} page by page, those of one look-up together; they are not in
     * memory all at once. Called inside of a transaction.
     */
    void lookedUpBy(Collection<Long> lookups, Consumer<List<StoredSubject>> page);

    /** The look-ups of subjects of which something was found. */
    List<Long> lookupsOfJudged();

    /** The look-ups of all subjects of these streams, and of what the sources of these streams own. */
    List<Long> lookupsIn(Collection<Stream> streams);

    /** So many at most of those that no image has and that were first seen longer ago than this. */
    List<Integer> homeless(Duration age, int most);

    /** Forgets those of these that no image has. Called inside of a transaction, while nobody else can match. */
    int forget(Collection<Integer> keys);
}
