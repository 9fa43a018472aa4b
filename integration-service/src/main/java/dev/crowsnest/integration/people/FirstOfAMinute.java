package dev.crowsnest.integration.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets one thing of a kind through and then none for a minute. Kinds are remembered for good, so there had better be few. */
final class FirstOfAMinute {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<String, Instant> last = new ConcurrentHashMap<>();

    /** Whether this is the first; of several at once one is. */
    boolean is(String kind, Instant now) {
        var first = new AtomicBoolean();
        last.compute(kind, (ignored, before) -> {
            boolean due = before == null || !before.plus(MINUTE).isAfter(now);
            first.set(due);
            return due ? now : before;
        });
        return first.get();
    }
}
