package dev.crowsnest.local.scale;

import dev.crowsnest.local.LauncherProcess;
import dev.crowsnest.local.chaos.Surroundings;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** One installation of its own, whose workers find all images waiting when they begin. */
final class ScaleRound {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final String REPOSITORY = "scale/images";

    private final Surroundings surroundings;
    private final ScaleSize size;
    private final int workers;

    ScaleRound(Path folder, ScaleSize size, int workers) {
        this.surroundings = new Surroundings(folder.resolve("data"), LauncherProcess.freePorts());
        this.size = size;
        this.workers = workers;
    }

    /** Images analysed in a second. */
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
            registry.push(REPOSITORY, size.images(), size.bytes());
            registry.moveAway();
            more.goOn();
            Awaitility.await("the results of " + size.images() + " images")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> jobs.succeeded(REPOSITORY) == size.images());
            return jobs.perSecond(REPOSITORY);
        }
    }
}
