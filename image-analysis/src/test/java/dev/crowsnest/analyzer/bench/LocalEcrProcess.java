package dev.crowsnest.analyzer.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A local-ecr in a process of its own, so that its work is not counted as ours. */
final class LocalEcrProcess implements AutoCloseable {

    private static final String READY = "local-ecr listens on ";

    private final Process process;
    private final URI address;

    private LocalEcrProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static LocalEcrProcess start(Path directory) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.crowsnest.localecr.LocalEcrMain",
                        "--port",
                        "0",
                        "--data",
                        directory.toString())
                .redirectError(directory.resolveSibling("local-ecr.log").toFile())
                .start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(READY)) {
                var drain = new Thread(() -> lines.lines().forEach(each -> {}), "local-ecr-output");
                drain.setDaemon(true);
                drain.start();
                return new LocalEcrProcess(
                        process, URI.create(line.substring(READY.length()).strip()));
            }
        }
        process.destroy();
        throw new IOException("local-ecr did not start; see " + directory.resolveSibling("local-ecr.log"));
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
