package dev.crowsnest.analyzer.oci.registry;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The pauses between the attempts of one request: each twice the last, or what the registry asks for. */
final class BackOff {

    /** Retry-After may also be a date; registries that we know send seconds. */
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private final RegistryPatience patience;
    private int attempts = 1;
    private Duration pause;
    private @Nullable Duration asked;

    BackOff(RegistryPatience patience) {
        this.patience = patience;
        this.pause = patience.firstPause();
    }

    /** Takes note of what the registry asks for. */
    void heed(@Nullable String retryAfter) {
        asked = retryAfter != null && SECONDS.matcher(retryAfter).matches()
                ? Duration.ofSeconds(Long.parseLong(retryAfter))
                : null;
    }

    /**
     * Waits, unless that is to no purpose.
     *
     * @return whether to try again: not after the last attempt, not when the registry asks for more time than we have, and not
     *     when the thread is interrupted, which it then still is
     */
    boolean pause() {
        Duration length = asked == null ? jittered() : asked;
        asked = null;
        if (attempts >= patience.attempts() || length.compareTo(patience.longestPause()) > 0) {
            return false;
        }
        attempts++;
        pause = pause.multipliedBy(2);
        try {
            Thread.sleep(length.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Between half and the whole, so that workers that failed together do not come back together. */
    private Duration jittered() {
        Duration longest = pause.compareTo(patience.longestPause()) > 0 ? patience.longestPause() : pause;
        long millis = longest.toMillis();
        return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }
}
