package dev.crowsnest.integration.registry.handshake;

import dev.crowsnest.integration.registry.AccessAnswer;
import dev.crowsnest.integration.registry.ActivityStore;
import dev.crowsnest.integration.registry.ApiKey;
import dev.crowsnest.integration.registry.ConnectedStack;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.IntegrationNews;
import dev.crowsnest.integration.registry.IntegrationState;
import dev.crowsnest.integration.registry.IntegrationStatus;
import dev.crowsnest.integration.registry.IntegrationStore;
import dev.crowsnest.integration.registry.RegistryWatcher;
import dev.crowsnest.integration.registry.StackArn;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The transactions of the handshake: each changes the integration and notes the answer together, or neither. */
@ApplicationScoped
class HandshakeSteps {

    private final IntegrationStore integrations;
    private final IntegrationNews news;
    private final RegistryWatcher watcher;
    private final SetupTokens tokens;
    private final SetupInbox inbox;
    private final ActivityStore activities;

    HandshakeSteps(
            IntegrationStore integrations,
            IntegrationNews news,
            RegistryWatcher watcher,
            SetupTokens tokens,
            SetupInbox inbox,
            ActivityStore activities) {
        this.integrations = integrations;
        this.news = news;
        this.watcher = watcher;
        this.tokens = tokens;
        this.inbox = inbox;
        this.activities = activities;
    }

    /** The integration, bound to the stack that came with its token; empty when the stack is refused. */
    Uni<Optional<Integration>> bind(ReceivedRequest received, StackArn stack) {
        byte[] hash = received.request().tokenHash();
        return Panache.withTransaction(() -> integrations
                .lock(received.integrationId())
                .chain(found -> tokens.find(received.integrationId(), hash)
                        .chain(token -> HandshakeRules.stranger(found, token, stack)
                                .map(reason -> refuse(received, reason).replaceWith(Optional.<Integration>empty()))
                                .orElseGet(() -> bind(received, stack, found.orElseThrow(), token.orElseThrow())))));
    }

    /** From now on events with this key are taken; gives the event that tells of it. */
    Uni<UUID> accept(Integration integration, ApiKey key) {
        return Panache.withTransaction(() -> integrations
                .lock(integration.id())
                .chain(found -> integrations
                        .replaceKey(integration.id(), key.hash())
                        .chain(() -> news.changed(found.orElseThrow(), List.of(key.hash())))));
    }

    Uni<Void> setUpDone(ReceivedRequest received) {
        return done(received, "Crowsnest can read this registry.");
    }

    /** The integration when the request is its own stack's; else the request is refused. */
    Uni<Optional<Integration>> requireOwn(ReceivedRequest received) {
        return Panache.withTransaction(() -> integrations
                .lock(received.integrationId())
                .chain(found -> HandshakeRules.notItsOwn(found, received.request())
                        .map(reason -> refuse(received, reason).replaceWith(Optional.<Integration>empty()))
                        .orElseGet(() -> Uni.createFrom().item(found))));
    }

    Uni<Void> connect(UUID id, ReceivedRequest received, List<String> repositories) {
        return Panache.withTransaction(() -> integrations.lock(id).chain(found -> {
            Integration present = found.orElseThrow();
            if (present.status().state() != IntegrationState.PENDING) {
                return refuse(
                        received, "This integration is " + present.status().state() + " and not waiting for a stack.");
            }
            Integration connected = present.stackReady(true).in(IntegrationStatus.connected(Instant.now()));
            return read(connected, repositories)
                    .chain(() ->
                            inbox.decide(received.messageId(), StackAnswer.done("Crowsnest watches this registry.")));
        }));
    }

    Uni<Void> done(ReceivedRequest received, String sentence) {
        return Panache.withTransaction(() -> inbox.decide(received.messageId(), StackAnswer.done(sentence)));
    }

    /** The role of a stack that was changed was tried, and is used from now on. */
    Uni<Void> takeOver(String roleArn, ReceivedRequest received, List<String> repositories) {
        return Panache.withTransaction(() -> integrations
                .lock(received.integrationId())
                .chain(found -> HandshakeRules.notItsOwn(found, received.request())
                        .map(reason -> refuse(received, reason))
                        .orElseGet(() -> takeOver(found.orElseThrow().reachedBy(roleArn), received, repositories))));
    }

    /** Always done: a stack that cannot be deleted helps nobody. */
    Uni<Void> delete(ReceivedRequest received) {
        StackArn stack = StackArn.parse(received.request().stackId());
        return Panache.withTransaction(() -> integrations
                .lock(received.integrationId())
                .chain(found -> found.filter(one -> HandshakeRules.isItsEnd(one, received.request(), stack))
                        .map(this::stackGone)
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> inbox.decide(received.messageId(), StackAnswer.done("Crowsnest took notice."))));
    }

    /** What AWS or Kafka did not do, after all patience. */
    Uni<Void> giveUp(ReceivedRequest received, String reason) {
        return Panache.withTransaction(() -> integrations
                .lock(received.integrationId())
                .chain(found -> found.filter(one -> isWaitingFor(one, received))
                        .map(one -> write(one.in(IntegrationStatus.error(reason, Instant.now()))))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> inbox.decide(received.messageId(), StackAnswer.failed(reason))));
    }

    Uni<Void> refuse(ReceivedRequest received, String reason) {
        return Panache.withTransaction(() -> inbox.decide(received.messageId(), StackAnswer.failed(reason)));
    }

    // Of an update that came to nothing only the stack hears.
    private static boolean isWaitingFor(Integration integration, ReceivedRequest received) {
        return integration.status().state() == IntegrationState.PENDING
                && received.request().isCreation();
    }

    private Uni<Void> takeOver(Integration changed, ReceivedRequest received, List<String> repositories) {
        ConnectedStack stack = changed.stack();
        Uni<Void> taken = stack != null && stack.ready()
                ? read(changed.in(IntegrationStatus.connected(Instant.now())), repositories)
                : integrations.update(changed);
        return taken.chain(() -> inbox.decide(
                received.messageId(),
                StackAnswer.done("Crowsnest reads this registry through "
                        + changed.access().roleArn() + " from now on.")));
    }

    private Uni<Void> read(Integration connected, List<String> repositories) {
        var granted = AccessAnswer.granted(Instant.now());
        return write(connected)
                .chain(() -> activities.asked(connected.id(), granted))
                .chain(() -> watcher.found(connected, repositories));
    }

    private Uni<Optional<Integration>> bind(
            ReceivedRequest received, StackArn stack, Integration integration, GivenToken token) {
        Optional<String> mistake = HandshakeRules.mistake(token, received.request(), stack, received.receivedAt());
        if (mistake.isPresent()) {
            return giveUp(received, mistake.get()).replaceWith(Optional.empty());
        }
        return integrations
                .watcherOf(stack.location())
                .chain(watching -> HandshakeRules.taken(watching, integration, stack.location())
                        .map(reason -> giveUp(received, reason).replaceWith(Optional.<Integration>empty()))
                        .orElseGet(() -> bindFree(received, stack, integration)));
    }

    private Uni<Optional<Integration>> bindFree(ReceivedRequest received, StackArn stack, Integration integration) {
        StackRequest request = received.request();
        var connection = new ConnectedStack(stack, request.topicArn(), request.secretArn(), false);
        Integration bound = integration.through(request.roleArn(), connection);
        return integrations
                .update(bound)
                .chain(() -> tokens.use(request.tokenHash(), stack.text()))
                .replaceWith(Optional.of(bound));
    }

    private Uni<Void> stackGone(Integration integration) {
        Instant now = Instant.now();
        String stack = String.valueOf(
                integration.stack() == null ? "" : integration.stack().arn());
        return switch (integration.status().state()) {
            case CONNECTED ->
                write(integration
                        .stackReady(false)
                        .in(IntegrationStatus.error(
                                "stack deleted in AWS: " + stack + ". Remove this integration and connect again.",
                                now)));
            case PENDING -> reopen(integration, stack, now);
            default -> write(integration.stackReady(false));
        };
    }

    // Whoever had the key of a stack that is gone has no business here any more.
    private Uni<Void> reopen(Integration integration, String stack, Instant now) {
        String reason = "The stack " + stack + " was rolled back or deleted before it was complete: its events in AWS"
                + " say why. Open the link again once that is mended.";
        return news.changed(integration, List.of())
                .chain(() ->
                        integrations.update(integration.withoutStack().in(IntegrationStatus.pending(reason, now))));
    }

    private Uni<Void> write(Integration changed) {
        if (changed.registry() == null) {
            return integrations.update(changed);
        }
        return integrations
                .update(changed)
                .chain(() -> integrations.apiKeyHashes(changed.id()))
                .chain(hashes -> news.changed(changed, hashes))
                .replaceWithVoid();
    }
}
