package dev.crowsnest.integration.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows those who try passwords: after a few failures each next try of the same kind waits twice as long.
 *
 * <p>Kept in memory, by each replica for itself: what it costs to guess is a matter of many tries, and those of one restart are few.
 */
@ApplicationScoped
class SignInPace {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 10;

    /** Names and addresses that are remembered; whoever uses more has that many tries only. */
    private static final int REMEMBERED = 20_000;

    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Failures(int count, Instant until) {}

    /** How long one who comes with this must wait; zero for those who need not. */
    synchronized Duration wait(String key, Instant now) {
        Failures known = failures.get(key);
        return known == null || !known.until().isAfter(now) ? Duration.ZERO : Duration.between(now, known.until());
    }

    /** @param free how many failures cost nothing yet */
    synchronized void failed(String key, int free, Instant now) {
        Failures known = failures.get(key);
        int count = known == null ? 1 : known.count() + 1;
        int doublings = Math.min(count - free, MOST_DOUBLINGS);
        Duration pause = doublings < 0 ? Duration.ZERO : FIRST.multipliedBy(1L << doublings);
        failures.put(key, new Failures(count, now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause)));
    }

    synchronized void succeeded(String key) {
        failures.remove(key);
    }
}
