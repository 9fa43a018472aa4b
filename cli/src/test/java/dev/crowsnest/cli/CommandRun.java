package dev.crowsnest.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** One run of the command line, in this process. */
final class CommandRun {

    private final Map<String, String> environment = new HashMap<>();
    private String input = "";
    private int status;
    private String out = "";
    private String err = "";

    /** @param home an empty directory: no settings of the machine count */
    CommandRun(Path home) {
        environment.put("HOME", home.toString());
    }

    CommandRun with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    CommandRun input(String text) {
        input = text;
        return this;
    }

    CommandRun run(String... arguments) {
        var stdout = new ByteArrayOutputStream();
        var stderr = new ByteArrayOutputStream();
        var surroundings = new Surroundings(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(stdout, true, StandardCharsets.UTF_8),
                new PrintStream(stderr, true, StandardCharsets.UTF_8),
                environment);
        status = CrowsnestCommand.run(surroundings, arguments);
        out = stdout.toString(StandardCharsets.UTF_8);
        err = stderr.toString(StandardCharsets.UTF_8);
        return this;
    }

    int status() {
        return status;
    }

    String out() {
        return out;
    }

    String err() {
        return err;
    }
}
