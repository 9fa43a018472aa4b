package dev.crowsnest.integration.registry.handshake;

import dev.crowsnest.integration.api.EventLoop;
import io.quarkus.scheduler.Scheduler;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;

/** Has a stack answered as soon as it asks; the schedule is for what a replica that died has left. */
@ApplicationScoped
class PromptAnswers {

    private final HandshakeWork work;
    private final Scheduler scheduler;
    private final Vertx vertx;

    PromptAnswers(HandshakeWork work, Scheduler scheduler, Vertx vertx) {
        this.work = work;
        this.scheduler = scheduler;
        this.vertx = vertx;
    }

    /** Begins beside whoever asks; leases keep two that begin at once apart. */
    void begin() {
        if (!scheduler.isPaused(HandshakeWork.NAME)) {
            EventLoop.fresh(vertx).run(work::run).subscribe().with(ignored -> {});
        }
    }
}
