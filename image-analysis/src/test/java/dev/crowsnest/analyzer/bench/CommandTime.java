package dev.crowsnest.analyzer.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** CPU time of a command and of all that it starts, as the shell counts it. */
final class CommandTime {

    private static final String TIMED = "TIMEFORMAT='%U %S'; time \"$@\" > /dev/null 2>&1";

    private CommandTime() {}

    /** Seconds of CPU that the command took. */
    static double of(String... command) throws IOException, InterruptedException {
        List<String> shell = new ArrayList<>(List.of("bash", "-c", TIMED, "timed"));
        shell.addAll(List.of(command));
        Process process = new ProcessBuilder(shell).redirectErrorStream(true).start();
        String times = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException(command[0] + " ended with status " + status);
        }
        return Arrays.stream(times.split(" ")).mapToDouble(Double::parseDouble).sum();
    }

    /** Whether the machine has such a command. */
    static boolean has(String command) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }
}
