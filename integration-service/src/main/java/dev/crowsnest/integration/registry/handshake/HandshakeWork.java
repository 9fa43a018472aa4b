package dev.crowsnest.integration.registry.handshake;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.registry.RegistryFailure;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Answers what stacks ask, one request after another.
 *
 * <p>SNS waits for fifteen seconds, a stack for minutes: so a message is taken at once and answered here. The work is a row with
 * a lease; a replica that dies leaves it to another. First the answer is kept and then it is sent, so that a key which a stack
 * may have read is never replaced.
 */
@ApplicationScoped
class HandshakeWork {

    static final String NAME = "handshake";

    private static final Logger LOGGER = Logger.getLogger(HandshakeWork.class);

    /** Longer than all that AWS is waited for in one try. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final SetupInbox inbox;
    private final Handshake handshake;
    private final HandshakeSteps steps;
    private final StackReplies replies;
    private final HandshakeConfig config;

    HandshakeWork(
            SetupInbox inbox, Handshake handshake, HandshakeSteps steps, StackReplies replies, HandshakeConfig config) {
        this.inbox = inbox;
        this.handshake = handshake;
        this.steps = steps;
        this.replies = replies;
        this.config = config;
    }

    @Scheduled(
            identity = NAME,
            every = "${crowsnest.setup.interval:PT1S}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return next(EventLoop.current())
                .onFailure()
                .invoke(failure -> LOGGER.warnf("Requests of stacks wait reason=%s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> next(EventLoop loop) {
        Instant now = Instant.now();
        return Panache.withTransaction(() -> inbox.lease(now, now.plus(LEASE)))
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : work(loop, due.get()).chain(() -> loop.run(() -> next(loop))));
    }

    private Uni<Void> work(EventLoop loop, ReceivedRequest received) {
        StackAnswer answer = received.answer();
        if (answer != null) {
            return send(loop, received, answer);
        }
        return loop.run(() -> handshake.answer(received))
                .onFailure(RegistryFailure.class)
                .recoverWithUni(failure -> loop.run(() -> again(received, failure)))
                .onFailure(NotTold.class)
                .recoverWithUni(failure -> loop.run(() -> again(received, failure)))
                .onFailure(Refusal.class)
                .recoverWithUni(failure -> loop.run(() -> steps.refuse(received, sentence(failure))));
    }

    private Uni<Void> again(ReceivedRequest received, Throwable failure) {
        Instant now = Instant.now();
        if (now.isBefore(received.receivedAt().plus(config.patience()))) {
            return Panache.withTransaction(() -> inbox.postpone(received.messageId(), now.plus(PAUSE)));
        }
        return steps.giveUp(received, sentence(failure));
    }

    private Uni<Void> send(EventLoop loop, ReceivedRequest received, StackAnswer answer) {
        LOGGER.infof("A stack is answered request=%s success=%s", received.request(), answer.success());
        return replies.send(received.request(), answer)
                .chain(() -> loop.run(() -> Panache.withTransaction(() -> inbox.close(received.messageId()))))
                .onFailure()
                .recoverWithUni(failure -> loop.run(() -> sendLater(received, failure)));
    }

    // CloudFormation waits for an hour at most, and its address opens nothing after that.
    private Uni<Void> sendLater(ReceivedRequest received, Throwable failure) {
        Instant now = Instant.now();
        boolean waits = now.isBefore(received.receivedAt().plus(config.messageAge()));
        LOGGER.warnf("A stack could not be told reason=%s again=%s", failure.getMessage(), waits);
        return Panache.withTransaction(() ->
                waits ? inbox.postpone(received.messageId(), now.plus(PAUSE)) : inbox.close(received.messageId()));
    }

    private static String sentence(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }
}
