package dev.crowsnest.local.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A part that is a Java process.
 *
 * @param environment added to the launcher's own
 * @param readiness tells whether it does its work
 */
public record JavaPart(
        String name,
        String description,
        List<String> arguments,
        Map<String, String> environment,
        Path log,
        Readiness readiness)
        implements Part {

    /**
     * Ctrl-C reaches every process of the terminal at once, and would stop the database under the services; a Java
     * process that begins with these signals ignored leaves them alone. The launcher stops its parts with SIGTERM.
     */
    private static final List<String> DEAF = List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "crowsnest");

    /** Variables that would point a service at somebody's real cloud account, or change every JVM. */
    private static final List<String> NOT_PASSED_ON = List.of(
            "AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ROLE_ARN", "AWS_WEB_IDENTITY_TOKEN_FILE", "JAVA_TOOL_OPTIONS");

    /** How one knows that a process does its work. */
    @FunctionalInterface
    public interface Readiness {
        boolean check();
    }

    @Override
    public ProcessHandle start() {
        var command = new ArrayList<>(DEAF);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        NOT_PASSED_ON.forEach(builder.environment()::remove);
        builder.environment().putAll(environment);
        try {
            return builder.start().toHandle();
        } catch (IOException e) {
            throw new UncheckedIOException("could not start " + name + ": " + e.getMessage(), e);
        }
    }

    @Override
    public boolean isReady() {
        return readiness.check();
    }
}
