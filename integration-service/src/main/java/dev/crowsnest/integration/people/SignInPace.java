package dev.crowsnest.integration.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Slows those who try passwords: after a few failures each next try of the same kind waits twice as long. Failures count for half as
 * much a quarter of an hour later, and are never counted far beyond those that slow: so no number of them shuts anybody out for good.
 *
 * <p>A try counts as one that failed until it is known how it ended, so nobody gets more by trying all at once.
 *
 * <p>Kept in memory, by each replica for itself: what it costs to guess is a matter of many tries, and those of one restart are few.
 */
@ApplicationScoped
class SignInPace {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration HALVED = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 10;

    /** Kinds that are remembered; whoever uses more has that many tries only. */
    private static final int REMEMBERED = 20_000;

    private final Map<String, Tries> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * @param failures that counted at the time
     * @param underWay whose end is not known
     * @param until when the next is let through
     */
    private record Tries(double failures, int underWay, Instant at, Instant until) {

        private double failuresAt(Instant now) {
            double halvings = Math.max(0, Duration.between(at, now).toMillis()) / (double) HALVED.toMillis();
            return failures * Math.pow(0.5, halvings);
        }

        private Tries with(int more) {
            return new Tries(failures, Math.max(0, underWay + more), at, until);
        }
    }

    /** How long one who comes with this must wait; zero for those who need not. */
    synchronized Duration wait(SignInKey key, Instant now) {
        Tries tries = known.get(key.text());
        if (tries == null) {
            return Duration.ZERO;
        }
        if (tries.until().isAfter(now)) {
            return Duration.between(now, tries.until());
        }
        boolean others = tries.underWay() > 0 && Math.round(tries.failuresAt(now)) + tries.underWay() >= key.free();
        return others ? FIRST : Duration.ZERO;
    }

    /** A try begins, and ends with one of the others. */
    synchronized void begun(SignInKey key, Instant now) {
        Tries tries = known.get(key.text());
        known.put(key.text(), tries == null ? new Tries(0, 1, now, now) : tries.with(1));
    }

    synchronized void failed(SignInKey key, Instant now) {
        Tries tries = known.get(key.text());
        double before = tries == null ? 0 : tries.failuresAt(now);
        double failures = Math.min(before + 1, key.free() + MOST_DOUBLINGS);
        int underWay = tries == null ? 0 : Math.max(0, tries.underWay() - 1);
        known.put(key.text(), new Tries(failures, underWay, now, now.plus(pause(key, failures))));
    }

    /** A try was given back: it counts no more. */
    synchronized void undone(SignInKey key) {
        known.computeIfPresent(key.text(), (ignored, tries) -> tries.with(-1));
    }

    /** What failed before does not count any more. */
    synchronized void succeeded(SignInKey key) {
        known.computeIfPresent(key.text(), (ignored, tries) -> rest(tries));
    }

    private static @Nullable Tries rest(Tries tries) {
        return tries.underWay() > 1 ? new Tries(0, tries.underWay() - 1, tries.at(), tries.at()) : null;
    }

    private static Duration pause(SignInKey key, double failures) {
        int doublings = (int) Math.round(failures) - key.free();
        Duration pause = doublings < 0 ? Duration.ZERO : FIRST.multipliedBy(1L << doublings);
        return pause.compareTo(key.longest()) > 0 ? key.longest() : pause;
    }
}
