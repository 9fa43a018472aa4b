package dev.crowsnest.local.chaos;

import dev.crowsnest.local.LauncherProcess;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code FOLDER [ROUNDS [SEED]]}: prints the seed, each round and the counts; ends with 1 when anything was lost. */
final class ChaosMain {

    private static final int USUAL_ROUNDS = 20;
    private static final int LARGEST_SEED = 1_000_000;

    private ChaosMain() {}

    public static void main(String[] arguments) throws Exception {
        List<String> given = new ArrayList<>(List.of(arguments));
        Path data = Path.of(given.get(0)).resolve("data");
        int rounds = given.size() > 1 ? Integer.parseInt(given.get(1)) : USUAL_ROUNDS;
        long seed = given.size() > 2 ? Long.parseLong(given.get(2)) : new SecureRandom().nextInt(LARGEST_SEED);
        var began = Instant.now();
        print("seed %d, %d rounds", seed, rounds);
        var surroundings = new Surroundings(data, LauncherProcess.freePorts());
        var plan = ChaosPlan.of(seed, rounds);
        var report = new Chaos(
                        LauncherProcess.home(), surroundings, plan, line -> print("%4d s  %s", since(began), line))
                .run();
        print("%s after %d s: %s", report.isSound() ? "nothing lost" : "LOST", since(began), report);
        System.exit(report.isSound() ? 0 : 1);
    }

    private static long since(Instant began) {
        return Duration.between(began, Instant.now()).toSeconds();
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
