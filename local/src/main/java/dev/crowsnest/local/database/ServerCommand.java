package dev.crowsnest.local.database;

import dev.crowsnest.local.machine.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs PostgreSQL's programs; it refuses to be root, so that root runs them in a user namespace where it is nobody. */
final class ServerCommand {

    private static final List<String> NOBODY = List.of("unshare", "-U");
    private static final long SECONDS = 90;

    private final Path programs;
    private final List<String> prefix = "root".equals(System.getProperty("user.name")) ? NOBODY : List.of();

    ServerCommand(Path programs) {
        this.programs = programs;
    }

    /** Throws {@link CannotStart} where the namespace that root needs is denied. */
    void requirePermission() {
        if (prefix.isEmpty()) {
            return;
        }
        try {
            if (execute(List.of("unshare", "-U", "true"), Path.of("/dev/null")) == 0) {
                return;
            }
        } catch (IOException e) {
            // No unshare on this machine: the sentence below holds as well.
        }
        throw new CannotStart(
                "PostgreSQL refuses to run as root, and this machine denies the user namespace that would help;"
                        + " run Crowsnest as another user, or give the address of a server with --database.");
    }

    /** Runs one program to its end; what it printed is in the failure. */
    void run(String program, String... arguments) {
        var command = new ArrayList<>(prefix);
        command.add(ServerFiles.in(programs).program(program));
        command.addAll(List.of(arguments));
        try {
            var output = Files.createTempFile(programs.toAbsolutePath().getParent(), program, ".out");
            try {
                if (execute(command, output) != 0) {
                    throw new CannotStart("PostgreSQL's %s failed: %s"
                            .formatted(
                                    program,
                                    Files.readString(output, Charset.defaultCharset())
                                            .strip()));
                }
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not run PostgreSQL's " + program + ": " + e, e);
        }
    }

    /** Output goes to a file: a server that inherits a pipe would keep it open, and its reader waiting. */
    private static int execute(List<String> command, Path output) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("no end after " + SECONDS + " s");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
