package dev.crowsnest.analysis.finding.store;

import dev.crowsnest.analysis.advisory.ConcernedNames;
import dev.crowsnest.analysis.advisory.PackageName;
import dev.crowsnest.analysis.finding.MatchTurns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * Turns as PostgreSQL's advisory locks.
 *
 * <p>Names share a fixed number of locks: the server's memory for locks is bounded, and an image may have thousands of names.
 */
@ApplicationScoped
class AdvisoryLockTurns implements MatchTurns {

    /** The class of these locks among all advisory locks, which are numbers only. */
    private static final int TURN_LOCKS = 0x0c0ffee4;

    /** Forty transactions at once stay below what PostgreSQL's defaults leave room for, 6,400. */
    private static final int LOCKS = 128;

    private final Jdbi jdbi;

    AdvisoryLockTurns(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void share(ConcernedNames names) {
        lock("pg_advisory_xact_lock_shared", locks(names));
    }

    @Override
    public void take(ConcernedNames names) {
        lock("pg_advisory_xact_lock", locks(names));
    }

    private static Stream<Integer> locks(ConcernedNames names) {
        // Of a stream that begins or ends, nobody knows the names.
        return names instanceof ConcernedNames.Some some && some.streams().isEmpty()
                ? some.names().stream().map(AdvisoryLockTurns::lockOf)
                : IntStream.range(0, LOCKS).boxed();
    }

    private static int lockOf(PackageName name) {
        return Math.floorMod(name.lookup(), LOCKS);
    }

    /** All in one order, so that nobody waits in a circle. */
    private void lock(String function, Stream<Integer> locks) {
        Object[] sorted = locks.distinct().sorted().toArray();
        jdbi.useHandle(handle -> handle.createQuery(
                        "select count(" + function + "(:class, number)::text) from unnest(:numbers) as number")
                .bind("class", TURN_LOCKS)
                .bindArray("numbers", Integer.class, sorted)
                .mapTo(Integer.class)
                .one());
    }
}
