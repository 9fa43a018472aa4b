package dev.crowsnest.integration.outbox;

import dev.crowsnest.integration.api.EventLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings waiting events to Kafka, soon after they were added.
 *
 * <p>It looks often for a while after this replica added one, and seldom otherwise. Adding comes before the commit, so one
 * look right away would often come too early.
 */
@ApplicationScoped
public class OutboxDispatcher {

    private static final Logger LOGGER = Logger.getLogger(OutboxDispatcher.class);

    /** Below the 128 messages that an emitter buffers. */
    private static final int BATCH = 100;

    private static final Duration EAGER_FOR = Duration.ofSeconds(2);

    private final OutboxQueue queue;
    private final EventChannel channel;
    private final OutboxConfig config;
    private final Vertx vertx;
    private final AtomicBoolean busy = new AtomicBoolean();

    private volatile Instant eagerUntil = Instant.MIN;
    private volatile Instant nextIdleLook = Instant.MIN;
    private volatile @Nullable Long timer;

    OutboxDispatcher(OutboxQueue queue, EventChannel channel, OutboxConfig config, Vertx vertx) {
        this.queue = queue;
        this.channel = channel;
        this.config = config;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(config.eagerInterval().toMillis(), ignored -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        Long running = timer;
        if (running != null) {
            vertx.cancelTimer(running);
        }
    }

    /** An event was added; its transaction is about to be committed. */
    public void expect() {
        eagerUntil = Instant.now().plus(EAGER_FOR);
    }

    private void look() {
        Instant now = Instant.now();
        boolean due = now.isBefore(eagerUntil) || !now.isBefore(nextIdleLook);
        if (due && busy.compareAndSet(false, true)) {
            nextIdleLook = now.plus(config.idleInterval());
            EventLoop.fresh(vertx)
                    .run(() -> queue.drain(BATCH, this::sendAll))
                    .onTermination()
                    .invoke(() -> busy.set(false))
                    .subscribe()
                    .with(this::sent, this::failed);
        }
    }

    private Uni<Void> sendAll(List<PendingEvent> events) {
        return Uni.join()
                .all(events.stream().map(channel::send).toList())
                .andFailFast()
                .replaceWithVoid();
    }

    private void sent(int count) {
        if (count == BATCH) {
            expect();
        }
    }

    private void failed(Throwable reason) {
        LOGGER.warnf("Events stay in the outbox for now reason=%s", reason.getMessage());
        eagerUntil = Instant.MIN;
    }
}
