package dev.crowsnest.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/** Starts parts, starts them again when they end unasked, and stops them in the reverse order. */
public final class Supervisor implements AutoCloseable {

    /** A service drains its requests for up to ten seconds. */
    private static final Duration STOP = Duration.ofSeconds(15);

    private final Path run;
    private final Path logs;
    private final Progress progress;
    private final Deque<SupervisedPart> parts = new ArrayDeque<>();
    private final CompletableFuture<String> givenUp = new CompletableFuture<>();
    private boolean stopping;

    public Supervisor(Path run, Path logs, Progress progress) {
        this.run = run;
        this.logs = logs;
        this.progress = progress;
    }

    /** Starts a part; {@link #awaitReady} says when it is there. */
    public SupervisedPart start(Part part) {
        synchronized (parts) {
            if (stopping) {
                throw new IllegalStateException("could not start " + part.name() + ": everything is being stopped");
            }
            var log = new PartLog(logs.resolve(part.name() + ".log"));
            var supervised = new SupervisedPart(part, run.resolve(part.name() + ".pid"), log, progress, givenUp);
            parts.push(supervised);
            supervised.start();
            return supervised;
        }
    }

    /** Completes with the name of a part that ended too often to be started again. */
    public CompletableFuture<String> givenUp() {
        return givenUp;
    }

    /** Stops all, the last started first. Returns when no process of them is left. */
    @Override
    public void close() {
        synchronized (parts) {
            stopping = true;
            // None may be started again while the others go.
            parts.forEach(SupervisedPart::release);
            while (!parts.isEmpty()) {
                parts.pop().stop(STOP);
            }
        }
    }
}
