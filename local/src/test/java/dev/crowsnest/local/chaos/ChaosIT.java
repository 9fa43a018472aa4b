package dev.crowsnest.local.chaos;

import dev.crowsnest.local.LauncherProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The short form of {@code bench/chaos}: every part dies once, with and without second replicas, and then everything at once. */
class ChaosIT {

    /** Kills the six parts in four rounds, two of them beside second replicas. */
    private static final ChaosPlan PLAN = ChaosPlan.of(7, 4);

    @TempDir
    private Path directory;

    @Test
    void losesNoPushWhicheverPartIsKilled() throws Exception {
        assertThat(PLAN.rounds())
                .flatExtracting(ChaosPlan.Round::victims)
                .as("parts that die")
                .containsAll(ChaosPlan.VICTIMS);
        var surroundings = new Surroundings(directory.resolve("data"), LauncherProcess.freePorts());
        List<String> told = new CopyOnWriteArrayList<>();

        var report = new Chaos(LauncherProcess.home(), surroundings, PLAN, told::add).run();

        assertThat(report).as("what is left, after %s", told).matches(ChaosReport::isSound, "nothing lost");
    }
}
