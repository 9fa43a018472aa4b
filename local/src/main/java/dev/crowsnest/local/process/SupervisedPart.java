package dev.crowsnest.local.process;

import dev.crowsnest.local.machine.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One part that is watched: it is there, or is being started again, or was given up. */
public final class SupervisedPart {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    /** As long as a first start may take: others start again beside it. */
    private static final Duration RETURN = Duration.ofMinutes(2);

    /** Ended this often in a row without having been ready, a part will not come up by trying. */
    private static final int MOST_FAILURES = 5;

    private final Part part;
    private final Path pidFile;
    private final PartLog log;
    private final Progress progress;
    private final CompletableFuture<String> givenUp;
    private @Nullable ProcessHandle process;
    private boolean watched;
    private boolean released;
    private int failures;

    SupervisedPart(Part part, Path pidFile, PartLog log, Progress progress, CompletableFuture<String> givenUp) {
        this.part = part;
        this.pidFile = pidFile;
        this.log = log;
        this.progress = progress;
        this.givenUp = givenUp;
    }

    void start() {
        log.rotate();
        launch();
    }

    /**
     * Waits until the part does its work, and watches it from then on.
     *
     * @throws CannotStart when it ends or takes too long, with the last lines of its log
     */
    public void awaitReady(Duration patience) {
        var began = Instant.now();
        while (!part.isReady()) {
            if (!isAlive()) {
                throw failure("ended while it started");
            }
            if (Duration.between(began, Instant.now()).compareTo(patience) > 0) {
                throw failure("was not ready within " + patience.toSeconds() + " s");
            }
            pause(POLL);
        }
        watch();
    }

    /** What people call it. */
    public String description() {
        return part.description();
    }

    /** From now on an end is no surprise. */
    synchronized void release() {
        released = true;
    }

    synchronized void stop(Duration patience) {
        release();
        if (process != null) {
            endProcess(process, patience);
        }
        forget(pidFile);
    }

    private void endProcess(ProcessHandle running, Duration patience) {
        Endings.end(running, patience, () -> part.stop(running));
    }

    private static void forget(Path pidFile) {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException("could not delete the process id for " + pidFile, e);
        }
    }

    private synchronized void launch() {
        process = part.start();
        ProcessMark.of(process).write(pidFile);
    }

    private synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    private synchronized void watch() {
        failures = 0;
        watched = true;
        if (process != null) {
            var unused = process.onExit().thenRunAsync(this::revive, new OwnThread("revive " + part.name()));
        }
    }

    private void revive() {
        synchronized (this) {
            if (released || !watched) {
                return;
            }
            watched = false;
        }
        progress.say("%s ended unasked; starting it again (log: %s)".formatted(part.name(), log.file()));
        while (!isReleased() && !comesBack()) {
            failures++;
            if (failures == MOST_FAILURES) {
                givenUp.complete(part.name());
                return;
            }
            pause(FIRST_PAUSE.multipliedBy(1L << failures));
        }
    }

    private boolean comesBack() {
        try {
            synchronized (this) {
                if (released) {
                    return true;
                }
                launch();
            }
            awaitReady(RETURN);
            progress.say(part.name() + " is back");
            return true;
        } catch (RuntimeException e) {
            progress.say(part.name() + " did not come back yet: " + e.getMessage());
            stopHalfStarted();
            return isReleased();
        }
    }

    private synchronized void stopHalfStarted() {
        if (process != null && !released) {
            endProcess(process, Duration.ofSeconds(5));
        }
    }

    private synchronized boolean isReleased() {
        return released;
    }

    private CannotStart failure(String how) {
        var lines = log.tail();
        var shown = lines.isEmpty() ? "" : " The last lines of its log:\n    " + String.join("\n    ", lines);
        return new CannotStart("%s %s; its log is %s.%s".formatted(part.name(), how, log.file(), shown));
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("The start was interrupted.", e);
        }
    }
}
