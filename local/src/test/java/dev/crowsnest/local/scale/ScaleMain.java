package dev.crowsnest.local.scale;

import dev.crowsnest.local.machine.Equipment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints how much each number of workers analyses; ends with 1 where more of them help too little. */
@Command(
        name = "bench/scale",
        mixinStandardHelpOptions = true,
        description = "Analyses images of a registry that is far away with more and more workers.")
final class ScaleMain implements Callable<Integer> {

    private static final Logger LIBRARIES = Logger.getLogger("");

    /** Of the throughput of one worker, at six. */
    private static final double LEAST_GAIN = 5;

    /** Of the throughput that is left to others beside a registry that throttles. */
    private static final double LEAST_LEFT = 0.9;

    @Parameters(hidden = true)
    private Path folder = Path.of("");

    @Option(names = "--images", paramLabel = "N", description = "of each round (600)")
    private @Nullable Integer images;

    @Option(names = "--smoke", description = "one short round, judged by whether every image has its result")
    private boolean smoke;

    public static void main(String[] arguments) {
        LIBRARIES.setLevel(Level.WARNING);
        System.exit(new CommandLine(new ScaleMain()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        ScaleSize size = smoke ? ScaleSize.SMOKE : ScaleSize.FULL;
        size = images == null ? size : size.of(images);
        print("machine: %s", Equipment.present().text());
        print(
                "%d images of %.0f MB without a common layer, 80 ms before each answer, 30 MB/s on each connection",
                size.images(), size.bytes() / 1e6);
        List<Double> rates = new ArrayList<>();
        for (int workers : size.workers()) {
            double rate = round(size, workers, 0);
            rates.add(rate);
            print("%d workers: %6.2f images/s, %.2f times one", workers, rate, rate / rates.get(0));
        }
        double beside = round(size, size.most(), size.throttled());
        double most = rates.get(rates.size() - 1);
        print(
                "%d workers, %d images beside them of a registry that throttles: %.2f images/s of the others, %.2f of before",
                size.most(), size.throttled(), beside, beside / most);
        return smoke || judge(most / rates.get(0), beside / most) ? 0 : 1;
    }

    private double round(ScaleSize size, int workers, int throttled) throws Exception {
        return new ScaleRound(Files.createTempDirectory(folder, "round"), size, workers, throttled).run();
    }

    private static boolean judge(double gain, double left) {
        print("gain %.2f, at least %.0f: %s", gain, LEAST_GAIN, gain >= LEAST_GAIN ? "met" : "NOT met");
        print("left %.2f, at least %.1f: %s", left, LEAST_LEFT, left >= LEAST_LEFT ? "met" : "NOT met");
        return gain >= LEAST_GAIN && left >= LEAST_LEFT;
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
