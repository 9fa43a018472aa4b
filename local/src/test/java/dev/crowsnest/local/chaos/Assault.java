package dev.crowsnest.local.chaos;

import dev.crowsnest.local.LauncherProcess;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Kills parts of one launcher, and counts what it says of it. */
final class Assault {

    private static final Duration RECOVERY = Duration.ofMinutes(3);

    private final LauncherProcess launcher;
    private final Surroundings surroundings;
    private int kills;

    Assault(LauncherProcess launcher, Surroundings surroundings) {
        this.launcher = launcher;
        this.surroundings = surroundings;
    }

    /** SIGKILL for all of them at once; returns when each is back and every service does its work. */
    void kill(List<String> victims) {
        Map<String, Long> returns = new HashMap<>();
        for (String victim : victims) {
            returns.put(victim, returns(victim));
            process(victim).destroyForcibly();
            kills++;
        }
        returns.forEach((victim, before) ->
                Awaitility.await(victim + " to be back").atMost(RECOVERY).until(() -> returns(victim) > before));
        Awaitility.await("all services to be ready again")
                .atMost(RECOVERY)
                .pollInterval(Duration.ofMillis(200))
                .until(this::isReady);
    }

    int kills() {
        return kills;
    }

    /** How often the launcher saw a part end that it had not stopped. */
    long deaths() {
        return lines(" ended unasked;");
    }

    private long returns(String part) {
        return lines(part + " is back");
    }

    private long lines(String words) {
        return launcher.said().lines().filter(line -> line.contains(words)).count();
    }

    private ProcessHandle process(String part) {
        return launcher.part(part).orElseThrow(() -> new IllegalStateException(part + " does not run"));
    }

    private boolean isReady() throws InterruptedException {
        for (var service : List.of(surroundings.ingest(), surroundings.api(), surroundings.analysis())) {
            if (!Surroundings.isReady(service)) {
                return false;
            }
        }
        return true;
    }
}
