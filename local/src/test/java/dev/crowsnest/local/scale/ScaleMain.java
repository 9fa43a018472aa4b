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
            double rate = round(size, workers);
            rates.add(rate);
            print("%d workers: %6.2f images/s, %.2f times one", workers, rate, rate / rates.get(0));
        }
        return smoke || judge(rates.get(rates.size() - 1) / rates.get(0)) ? 0 : 1;
    }

    private double round(ScaleSize size, int workers) throws Exception {
        return new ScaleRound(Files.createTempDirectory(folder, "round"), size, workers).run();
    }

    private static boolean judge(double gain) {
        print("gain %.2f, at least %.0f: %s", gain, LEAST_GAIN, gain >= LEAST_GAIN ? "met" : "NOT met");
        return gain >= LEAST_GAIN;
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
