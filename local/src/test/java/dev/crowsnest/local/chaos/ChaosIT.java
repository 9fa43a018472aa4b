package dev.crowsnest.local.chaos;

import dev.crowsnest.local.LauncherProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The short form of {@code bench/chaos}: every part dies, with and without a second replica of each service. */
@Tag("whole-installation")
class ChaosIT {

    private static final long SEED = 7;

    @TempDir
    private Path directory;

    @Test
    void losesNoPushWhicheverPartIsKilled() throws Exception {
        var plan = ChaosPlan.of(SEED, 5);
        assertThat(plan.rounds())
                .flatExtracting(ChaosPlan.Round::victims)
                .as("parts that die")
                .containsAll(ChaosPlan.VICTIMS);
        var surroundings = new Surroundings(directory.resolve("data"), LauncherProcess.freePorts());

        var report = new Chaos(LauncherProcess.home(), surroundings, plan, line -> {}).run();

        assertThat(report).as("what is left").matches(ChaosReport::isSound, "nothing lost");
    }
}
