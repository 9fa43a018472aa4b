package dev.crowsnest.ingest.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says where figures come from: without it they mean nothing. */
final class Machine {

    private static final Path CPUS = Path.of("/proc/cpuinfo");

    private Machine() {}

    static String description() throws IOException {
        return "%d cores, %s, %s %s, JDK %s, load average %.1f before the run"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        model(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.version(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String model() throws IOException {
        if (!Files.exists(CPUS)) {
            return "model unknown";
        }
        try (var lines = Files.lines(CPUS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("model unknown");
        }
    }
}
