package dev.crowsnest.localecr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The local ECR as a process that can be killed. */
final class LocalEcrProcess implements AutoCloseable {

    private static final String READY = "local-ecr listens on ";

    private final Process process;
    private final URI uri;

    private LocalEcrProcess(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    static LocalEcrProcess start(Path directory, String... options) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LocalEcrMain.class.getName(),
                "--port",
                "0",
                "--data",
                directory.toString()));
        command.addAll(List.of(options));
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new LocalEcrProcess(process, awaitUri(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI awaitUri(Process process) throws IOException {
        var output = process.inputReader();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                return URI.create(line.substring(READY.length()));
            }
        }
        throw new IOException("the process ended before it listened");
    }

    URI uri() {
        return uri;
    }

    /** {@code kill -9}. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
