package dev.crowsnest.analysis.patience;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Repeats what fails only because a store or broker is away, for as long as that lasts: such an outage must cost time, never a
 * request or a result.
 */
@ApplicationScoped
public class Patience {

    private static final Logger LOGGER = Logger.getLogger(Patience.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    /** So that work goes on soon after a long outage has ended. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final CountDownLatch stopped = new CountDownLatch(1);

    void stop(@Observes @Priority(10) ShutdownEvent event) {
        stopped.countDown();
    }

    /** Whether the process is about to end. */
    public boolean isOver() {
        return stopped.getCount() == 0;
    }

    /** Waits, unless the process is about to end. */
    public void pause(Duration pause) {
        try {
            if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                LOGGER.trace("Not waiting any more, the process ends");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Runs the work until it succeeds.
     *
     * @param action for the log: {@code "store a request"}
     * @throws RuntimeException that of the work, once the process is about to end or the thread is interrupted
     */
    public <T> T insist(String action, Supplier<T> work) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (isOver() || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LOGGER.warnf("Waiting to try again, action=%s reason=%s", action, e.getMessage());
            }
            pause(pause);
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }
}
