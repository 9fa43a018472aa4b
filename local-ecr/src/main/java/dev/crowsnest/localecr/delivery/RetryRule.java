package dev.crowsnest.localecr.delivery;

import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * EventBridge's rule for API destinations.
 *
 * <p>Tried again: no connection, no answer in time, 401, 407, 409, 429 and every 5xx. Everything else is final, a 403
 * above all. A Retry-After counts when it is longer than the rule's own delay; a negative one ends it.
 *
 * @param timeout how long an attempt may take
 * @param firstDelay before the second attempt; doubled for each one after that, with jitter
 * @param longestDelay where doubling ends
 * @param mostAttempts the event is dropped after so many
 * @param longestAge the event is dropped when it is older
 */
public record RetryRule(
        Duration timeout, Duration firstDelay, Duration longestDelay, int mostAttempts, Duration longestAge) {

    private static final Set<Integer> TEMPORARY = Set.of(401, 407, 409, 429);
    private static final int SUCCESS_CLASS = 2;
    private static final int SERVER_ERROR_CLASS = 5;
    private static final int CLASS = 100;
    private static final int MOST_DOUBLINGS = 20;

    /** The limits are AWS's. The delays are not published; these spread 185 attempts over the 24 hours. */
    public static final RetryRule EVENT_BRIDGE = new RetryRule(
            Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofMinutes(8), 185, Duration.ofHours(24));

    /** The same rule with other delays between attempts. */
    public RetryRule withDelays(Duration first, Duration longest) {
        return new RetryRule(timeout, first, longest, mostAttempts, longestAge);
    }

    /**
     * Judges an attempt.
     *
     * @param attempt its number, from 1
     * @param age of the event
     */
    public Verdict judge(Outcome outcome, int attempt, Duration age, RandomGenerator random) {
        var status = outcome.status().orElse(0);
        if (status / CLASS == SUCCESS_CLASS) {
            return new Verdict.Delivered();
        }
        if (status != 0 && !TEMPORARY.contains(status) && status / CLASS != SERVER_ERROR_CLASS) {
            return new Verdict.GiveUp("the webhook answered " + status);
        }
        if (outcome.retryAfter().filter(Duration::isNegative).isPresent()) {
            return new Verdict.GiveUp("the webhook asked for no further attempt");
        }
        if (attempt >= mostAttempts) {
            return new Verdict.GiveUp("all " + mostAttempts + " attempts failed");
        }
        if (age.compareTo(longestAge) >= 0) {
            return new Verdict.GiveUp("the event is " + longestAge.toHours() + " hours old");
        }
        var own = delay(attempt, random);
        var asked = outcome.retryAfter().orElse(Duration.ZERO);
        return new Verdict.Retry(asked.compareTo(own) > 0 ? asked : own);
    }

    /** From half of the doubled delay to all of it: retries of many events must not come in step. */
    private Duration delay(int attempt, RandomGenerator random) {
        var doubled = firstDelay.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
        var longest = doubled.compareTo(longestDelay) < 0 ? doubled : longestDelay;
        return Duration.ofNanos(random.nextLong(longest.toNanos() / 2, longest.toNanos() + 1));
    }
}
