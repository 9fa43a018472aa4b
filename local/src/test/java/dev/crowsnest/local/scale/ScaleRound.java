package dev.crowsnest.local.scale;

import dev.crowsnest.local.LauncherProcess;
import dev.crowsnest.local.chaos.Surroundings;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** One installation of its own, whose workers find all images waiting when they begin. */
final class ScaleRound {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final String GOOD = "near";
    private static final String THROTTLED = "throttled";

    private final Surroundings surroundings;
    private final ScaleSize size;
    private final int workers;
    private final int throttled;

    ScaleRound(Path folder, ScaleSize size, int workers, int throttled) {
        this.surroundings = new Surroundings(folder.resolve("data"), LauncherProcess.freePorts());
        this.size = size;
        this.workers = workers;
        this.throttled = throttled;
    }

    /** Images analysed in a second, of the registry that does not throttle. */
    double run() throws Exception {
        try (var launcher = LauncherProcess.start(
                        surroundings.data(),
                        surroundings.ports(),
                        Workers.settings(Workers.perReplica(workers)),
                        "up");
                var more = new Workers(surroundings, launcher.awaitReady())) {
            more.start(workers);
            var registry = new FarRegistry(surroundings.registry());
            var jobs = new JobTimes(surroundings.database());
            more.stop();
            // The throttled first: whoever is not slowed down by them has to pass them.
            registry.push(THROTTLED, throttled, size.bytes());
            registry.push(GOOD, size.images(), size.bytes());
            registry.throttle(THROTTLED);
            registry.moveAway();
            more.goOn();
            Awaitility.await("the results of " + size.images() + " images")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> jobs.succeeded(GOOD) == size.images());
            return jobs.perSecond(GOOD);
        }
    }
}
