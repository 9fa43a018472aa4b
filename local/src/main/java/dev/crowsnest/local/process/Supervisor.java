package dev.crowsnest.local.process;

import dev.crowsnest.local.machine.CannotStart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Starts parts, starts them again when they end unasked, and stops them in the reverse order. */
public final class Supervisor implements AutoCloseable {

    /** A service drains its requests for up to ten seconds, and archives its classes once. */
    private static final Duration STOP = Duration.ofSeconds(20);

    private final Path run;
    private final Path logs;
    private final Progress progress;
    private final Deque<List<SupervisedPart>> waves = new ArrayDeque<>();
    private final CompletableFuture<String> givenUp = new CompletableFuture<>();
    private volatile boolean started;
    private volatile boolean stopping;

    public Supervisor(Path run, Path logs, Progress progress) {
        this.run = run;
        this.logs = logs;
        this.progress = progress;
    }

    /** Starts parts that do not need each other; {@link SupervisedPart#awaitReady} says when one is there. */
    public List<SupervisedPart> start(List<? extends Part> together) {
        synchronized (waves) {
            if (stopping) {
                throw new CannotStart("Everything is being stopped.");
            }
            started = true;
            var wave = together.stream().map(this::supervised).toList();
            waves.push(wave);
            wave.forEach(SupervisedPart::start);
            return wave;
        }
    }

    /** Completes with the name of a part that ended too often to be started again. */
    public CompletableFuture<String> givenUp() {
        return givenUp;
    }

    /** Whether any part was started. */
    public boolean isStarted() {
        return started;
    }

    public boolean isStopping() {
        return stopping;
    }

    /** Stops all, what was started last first. Returns when no process of them is left. */
    @Override
    public void close() {
        synchronized (waves) {
            stopping = true;
            // None may be started again while the others go.
            waves.forEach(wave -> wave.forEach(SupervisedPart::release));
            while (!waves.isEmpty()) {
                var stops = waves.pop().stream()
                        .map(part -> CompletableFuture.runAsync(() -> part.stop(STOP), new OwnThread("stop")))
                        .toList();
                stops.forEach(CompletableFuture::join);
            }
        }
    }

    private SupervisedPart supervised(Part part) {
        var log = new PartLog(logs.resolve(part.name() + ".log"));
        return new SupervisedPart(part, run.resolve(part.name() + ".pid"), log, progress, givenUp);
    }
}
