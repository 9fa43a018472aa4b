package dev.crowsnest.analysis.outbox;

import dev.crowsnest.analysis.patience.Patience;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Publishes what waits in the outbox, oldest first.
 *
 * <p>One replica publishes at a time; the others stand by. Whoever stops in the middle, even without dying, loses its turn when
 * the database ends its idle transaction; what it had sent is then sent again, which consumers pass over by its sequence.
 */
@ApplicationScoped
public class OutboxDispatcher {

    private static final Logger LOGGER = Logger.getLogger(OutboxDispatcher.class);

    /** A last round at shutdown must not hold up the process for longer. */
    private static final long LAST_ROUND_MILLIS = 5_000;

    private final OutboxQueue queue;
    private final FactChannel channel;
    private final OutboxConfig config;
    private final Patience patience;
    private final Semaphore bell = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "crowsnest-outbox");

    OutboxDispatcher(OutboxQueue queue, FactChannel channel, OutboxConfig config, Patience patience) {
        this.queue = queue;
        this.channel = channel;
        this.config = config;
        this.patience = patience;
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    /** After the workers have given back their leases, so that this too is told. */
    void stop(@Observes @Priority(100) ShutdownEvent event) throws InterruptedException {
        wake();
        thread.join(LAST_ROUND_MILLIS);
    }

    /** Says that there is something to publish. */
    void wake() {
        bell.release();
    }

    private void run() {
        while (!patience.isOver()) {
            awaitBell();
            publishAll();
        }
        publishAll();
    }

    private void awaitBell() {
        try {
            if (bell.tryAcquire(config.interval().toMillis(), TimeUnit.MILLISECONDS)) {
                bell.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publishAll() {
        try {
            while (publishSome() == config.batch()) {
                LOGGER.debug("Published a whole batch, looking for more");
            }
        } catch (RuntimeException e) {
            LOGGER.warnf("Could not publish results, they wait in the outbox, reason=%s", e.getMessage());
            patience.pause(config.interval());
        }
    }

    private int publishSome() {
        return QuarkusTransaction.requiringNew().call(() -> {
            if (!queue.becomePublisher()) {
                return 0;
            }
            List<OutgoingFact> facts = queue.oldest(config.batch());
            if (!facts.isEmpty()) {
                channel.send(facts);
                queue.remove(facts);
            }
            return facts.size();
        });
    }
}
