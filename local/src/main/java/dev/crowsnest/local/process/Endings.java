package dev.crowsnest.local.process;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How processes are brought to an end: asked first, forced when they take too long. */
final class Endings {

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
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
