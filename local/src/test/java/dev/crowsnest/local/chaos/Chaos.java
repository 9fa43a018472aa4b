package dev.crowsnest.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.contracts.Topics;
import dev.crowsnest.local.LauncherProcess;
import dev.crowsnest.local.chaos.ChaosPlan.Round;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
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

    /** EventBridge's pauses double: an event that failed for a minute waits for up to another. */
    private static final Duration SETTLING = Duration.ofMinutes(6);

    private static final Set<String> LAST_STATES = Set.of("ANALYZED", "FAILED", "NOT_ANALYZED");

    private final Path home;
    private final Surroundings surroundings;
    private final ChaosPlan plan;
    private final Consumer<String> progress;

    Chaos(Path home, Surroundings surroundings, ChaosPlan plan, Consumer<String> progress) {
        this.home = home;
        this.surroundings = surroundings;
        this.plan = plan;
        this.progress = progress;
    }

    ChaosReport run() throws IOException, InterruptedException {
        try (var load = new PushLoad(surroundings.registry(), plan.seed())) {
            Assault first = killPartsThenAll(load);
            try (var launcher = start()) {
                launcher.awaitReady();
                progress.accept("killed everything at once; all is back");
                load.close();
                var second = new Assault(launcher, surroundings);
                boolean settled = settle(load);
                int leases = settled ? pauseAWorker(load) : 0;
                if (settled) {
                    settle(load);
                }
                return report(load, first.deaths() + second.deaths(), first.kills(), leases);
            }
        }
    }

    private Assault killPartsThenAll(PushLoad load) throws IOException, InterruptedException {
        try (var launcher = start()) {
            launcher.awaitReady();
            progress.accept("everything runs");
            var assault = new Assault(launcher, surroundings);
            load.start(PACE);
            for (Round round : plan.rounds()) {
                run(round, assault);
                requireKeysKnown();
                progress.accept("killed %s; all is back, %d pushes so far"
                        .formatted(round, load.pushed().size()));
            }
            launcher.killEverything();
            return assault;
        }
    }

    private LauncherProcess start() throws IOException {
        return LauncherProcess.start(surroundings.data(), surroundings.ports(), SETTINGS, "up");
    }

    private void run(Round round, Assault assault) throws IOException, InterruptedException {
        if (round.doubled()) {
            try (var replicas = Replicas.start(surroundings, home, SETTINGS)) {
                run(round.calm(), round, assault);
            }
        } else {
            run(round.calm(), round, assault);
        }
    }

    private static void run(Duration calm, Round round, Assault assault) {
        LockSupport.parkNanos(calm.toNanos());
        assault.kill(round.victims());
    }

    /** Whether every event was taken or given up, and every image has its last state, before long. */
    private boolean settle(PushLoad load) {
        try {
            Awaitility.await()
                    .atMost(SETTLING)
                    .pollInterval(Duration.ofMillis(500))
                    .ignoreExceptions()
                    .until(() -> surroundings.deliveries().path("waiting").asLong() == 0
                            && LAST_STATES.containsAll(states(load).keySet()));
            progress.accept("%d pushes have settled".formatted(load.pushed().size()));
            return true;
        } catch (ConditionTimeoutException e) {
            progress.accept("not settled after " + SETTLING.toMinutes() + " minutes");
            return false;
        }
    }

    private int pauseAWorker(PushLoad load) throws IOException, InterruptedException {
        try (var replicas = Replicas.start(surroundings, home, SETTINGS)) {
            int leases = new PausedWorker(surroundings).run(load);
            progress.accept("a worker was paused, another did its work, and its late result was refused");
            return leases;
        }
    }

    private ChaosReport report(PushLoad load, long deaths, int kills, int leases)
            throws IOException, InterruptedException {
        requireKeysKnown();
        JsonNode deliveries = surroundings.deliveries();
        return new ChaosReport(
                load.pushed().size(),
                deliveries.path("waiting").asLong(),
                deliveries.path("givenUp").asLong(),
                states(load),
                new Records(surroundings.broker()).dead(Topics.all()),
                deaths,
                kills,
                leases);
    }

    /** The right key passes, and a wrong one is refused: knowledge is back, not only patience. */
    private void requireKeysKnown() throws IOException, InterruptedException {
        int right =
                surroundings.knock(surroundings.ingest(), surroundings.webhook().key());
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
