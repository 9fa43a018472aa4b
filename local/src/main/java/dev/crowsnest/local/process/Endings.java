package dev.crowsnest.local.process;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How processes are brought to an end: asked first, forced when they take too long. */
final class Endings {

    /** Nothing resists force; what takes longer is dead, and its parent has not asked yet. */
    private static final Duration FORCE = Duration.ofSeconds(5);

    private Endings() {}

    /** Asks with SIGTERM. */
    static void end(ProcessHandle process, Duration patience) {
        end(process, patience, process::destroy);
    }

    /** Asks in the process's own way. */
    static void end(ProcessHandle process, Duration patience, Runnable ask) {
        if (!process.isAlive()) {
            return;
        }
        ask.run();
        if (!isOver(process, patience)) {
            process.destroyForcibly();
            isOver(process, FORCE);
        }
    }

    private static boolean isOver(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
