package dev.crowsnest.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Processes that an earlier launcher left, because it was killed itself. */
public final class Orphans {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path run;

    public Orphans(Path run) {
        this.run = run;
    }

    /**
     * Stops those that still run.
     *
     * @param leftToTheirPart names of parts that clear up after themselves when they are started
     * @return the names of those that were stopped
     */
    public List<String> stop(List<String> leftToTheirPart) {
        var found = pidFiles().stream()
                .filter(file -> !leftToTheirPart.contains(name(file)))
                .filter(file ->
                        ProcessMark.read(file).flatMap(ProcessMark::process).isPresent())
                .toList();
        var stops = found.stream()
                .map(file -> CompletableFuture.runAsync(() -> stop(file), new OwnThread("stop")))
                .toList();
        stops.forEach(CompletableFuture::join);
        return found.stream().map(Orphans::name).sorted().toList();
    }

    private static void stop(Path file) {
        ProcessMark.read(file).flatMap(ProcessMark::process).ifPresent(process -> Endings.end(process, PATIENCE));
    }

    private List<Path> pidFiles() {
        try (var files = Files.list(run)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".pid"))
                    .filter(file -> !name(file).equals("launcher"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("could not list the process ids for " + run, e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.pid$", "");
    }
}
