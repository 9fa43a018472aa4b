package dev.crowsnest.local.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What figures were measured on.
 *
 * @param processor as the machine names it, or its architecture
 */
public record Equipment(String processor, int cores, String system, String java) {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    /** This machine, as the running Java sees it. */
    public static Equipment present() {
        return new Equipment(
                nameOfProcessor(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.version().toString());
    }

    /** One line for people. */
    public String text() {
        return "%s, %d cores, %s, Java %s".formatted(processor, cores, system, java);
    }

    private static String nameOfProcessor() {
        var architecture = System.getProperty("os.arch");
        // Only Linux has the file, and not on every architecture with the name in it.
        if (!Files.isReadable(PROCESSORS)) {
            return architecture;
        }
        try (var lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(architecture);
        } catch (IOException e) {
            return architecture;
        }
    }
}
