package dev.crowsnest.local.chaos;

import dev.crowsnest.local.LauncherProcess;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the seed, each round and the counts; ends with 1 when anything was lost. */
@Command(
        name = "bench/chaos",
        mixinStandardHelpOptions = true,
        description = "Kills each part of an installation again and again, and counts what became of every push.")
final class ChaosMain implements Callable<Integer> {

    /** Kafka's clients tell how they are set; here only what goes wrong is of interest. */
    private static final Logger LIBRARIES = Logger.getLogger("");

    private static final int LARGEST_SEED = 1_000_000;

    @Parameters(hidden = true)
    private Path folder = Path.of("");

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "20", description = "how often something dies (20)")
    private int rounds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "the order of kills; one of the moment where it is left out")
    private @Nullable Long seed;

    public static void main(String[] arguments) {
        LIBRARIES.setLevel(Level.WARNING);
        System.exit(new CommandLine(new ChaosMain()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        long chosen = seed == null ? new SecureRandom().nextInt(LARGEST_SEED) : seed;
        var began = Instant.now();
        print("seed %d, %d rounds", chosen, rounds);
        var surroundings = new Surroundings(folder.resolve("data"), LauncherProcess.freePorts());
        var plan = ChaosPlan.of(chosen, rounds);
        var report = new Chaos(
                        LauncherProcess.home(), surroundings, plan, line -> print("%4d s  %s", since(began), line))
                .run();
        print("%s after %d s: %s", report.isSound() ? "nothing lost" : "LOST", since(began), report);
        return report.isSound() ? 0 : 1;
    }

    private static long since(Instant began) {
        return Duration.between(began, Instant.now()).toSeconds();
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
