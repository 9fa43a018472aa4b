package dev.crowsnest.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.contracts.Topics;
import dev.crowsnest.local.LauncherProcess;
import dev.crowsnest.local.chaos.ChaosPlan.Round;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Kills parts of a running installation under a load of pushes, and counts what became of every push. */
final class Chaos {

    /** Short leases, so that the work of a killed process is taken over within the time of a test. */
    private static final Map<String, String> SETTINGS = Map.of(
            "CROWSNEST_ANALYSIS_JOB_LEASE", "8s",
            "CROWSNEST_ANALYSIS_JOB_HEARTBEAT", "2s",
            "CROWSNEST_ANALYSIS_JOB_FIRST_PAUSE", "1s");

    private static final Duration PACE = Duration.ofMillis(250);
    private static final Duration RECOVERY = Duration.ofMinutes(3);

    /** EventBridge's pauses double: an event that failed for a minute waits for up to another. */
    private static final Duration SETTLING = Duration.ofMinutes(6);

    private final Path home;
    private final Surroundings surroundings;
    private final ChaosPlan plan;
    private final Consumer<String> progress;
    private int kills;

    Chaos(Path home, Surroundings surroundings, ChaosPlan plan, Consumer<String> progress) {
        this.home = home;
        this.surroundings = surroundings;
        this.plan = plan;
        this.progress = progress;
    }

    ChaosReport run() throws IOException, InterruptedException {
        try (var launcher = LauncherProcess.start(surroundings.data(), surroundings.ports(), SETTINGS, "up")) {
            launcher.awaitReady();
            var load = new PushLoad(surroundings.registry(), plan.seed());
            try (load) {
                load.start(PACE);
                for (Round round : plan.rounds()) {
                    kill(launcher, round);
                }
            }
            settle(load);
            int leases = pauseAWorker(load);
            settle(load);
            return report(load, leases);
        }
    }

    private void kill(LauncherProcess launcher, Round round) throws IOException, InterruptedException {
        progress.accept("kill -9 " + String.join(" and ", round.victims())
                + (round.doubled() ? ", with two replicas of each service" : ""));
        if (round.doubled()) {
            try (var replicas = Replicas.start(surroundings, home, SETTINGS)) {
                kill(launcher, round.victims(), round.calm());
            }
            kills += 3;
        } else {
            kill(launcher, round.victims(), round.calm());
        }
    }

    private void kill(LauncherProcess launcher, Iterable<String> victims, Duration calm) {
        LockSupport.parkNanos(calm.toNanos());
        Map<String, ProcessHandle> killed = new HashMap<>();
        for (String victim : victims) {
            ProcessHandle process = part(launcher, victim);
            killed.put(victim, process);
            process.destroyForcibly();
            kills++;
        }
        killed.forEach((victim, process) -> Awaitility.await(victim + " to be started again")
                .atMost(RECOVERY)
                .until(() -> launcher.part(victim)
                        .filter(found -> found.pid() != process.pid())
                        .isPresent()));
        Awaitility.await("all services to be ready again")
                .atMost(RECOVERY)
                .pollInterval(Duration.ofMillis(200))
                .until(this::isReady);
    }

    private static ProcessHandle part(LauncherProcess launcher, String name) {
        return Awaitility.await(name + " to run")
                .atMost(RECOVERY)
                .until(() -> launcher.part(name), found -> found.isPresent())
                .orElseThrow();
    }

    private boolean isReady() throws InterruptedException {
        for (var service : List.of(surroundings.ingest(), surroundings.api(), surroundings.analysis())) {
            if (!Surroundings.isReady(service)) {
                return false;
            }
        }
        return true;
    }

    /** Waits until every event was taken or given up, and every image has its last state; or long enough. */
    private void settle(PushLoad load) {
        progress.accept("settling: " + load.pushed().size() + " pushes");
        try {
            Awaitility.await()
                    .atMost(SETTLING)
                    .pollInterval(Duration.ofMillis(500))
                    .ignoreExceptions()
                    .until(() -> surroundings.deliveries().path("waiting").asLong() == 0
                            && states(load).keySet().stream().allMatch(Chaos::isFinal));
        } catch (ConditionTimeoutException e) {
            progress.accept("not settled after " + SETTLING.toMinutes() + " minutes");
        }
    }

    private static boolean isFinal(String state) {
        return Stream.of("ANALYZED", "FAILED", "NOT_ANALYZED").anyMatch(state::equals);
    }

    private int pauseAWorker(PushLoad load) throws IOException, InterruptedException {
        progress.accept("pause a worker until another has done its work");
        try (var replicas = Replicas.start(surroundings, home, SETTINGS)) {
            return new PausedWorker(surroundings).run(load);
        }
    }

    private ChaosReport report(PushLoad load, int leases) throws IOException, InterruptedException {
        requireKeysKnown();
        JsonNode deliveries = surroundings.deliveries();
        return new ChaosReport(
                load.pushed().size(),
                deliveries.path("delivered").asLong(),
                deliveries.path("givenUp").asLong(),
                states(load),
                new Records(surroundings.broker()).dead(Topics.all()),
                kills,
                leases);
    }

    /** The right key passes, and a wrong one is refused: knowledge is back, not only patience. */
    private void requireKeysKnown() throws IOException, InterruptedException {
        int right = surroundings.knock(
                surroundings.ingest(), surroundings.integration().apiKey());
        int wrong = surroundings.knock(surroundings.ingest(), "no key of ours");
        if (right != 400 || wrong != 403) {
            throw new IllegalStateException("the right key was answered %d, a wrong one %d".formatted(right, wrong));
        }
    }

    private Map<String, Long> states(PushLoad load) throws IOException {
        Map<PushLoad.Pushed, String> known = new HashMap<>();
        String cursor = "";
        do {
            JsonNode page = surroundings.client().get("/api/v1/images?limit=100" + cursor);
            for (JsonNode image : page.path("items")) {
                var pushed = new PushLoad.Pushed(
                        image.path("repository").asText(), image.path("digest").asText());
                known.put(pushed, image.path("state").asText());
            }
            cursor = page.path("next").isTextual()
                    ? "&cursor=" + page.path("next").asText()
                    : "";
        } while (!cursor.isEmpty());
        Map<String, Long> states = new TreeMap<>();
        load.pushed().forEach(pushed -> states.merge(known.getOrDefault(pushed, "UNSEEN"), 1L, Long::sum));
        return states;
    }
}
