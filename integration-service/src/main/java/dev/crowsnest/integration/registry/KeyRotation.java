package dev.crowsnest.integration.registry;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.outbox.Departure;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Gives EventBridge another key.
 *
 * <p>The new key is taken before EventBridge has it, and the former one for a while after: no event is refused in between. Where
 * AWS does not say whether it has the new key, both are taken until the next rotation succeeds, or the former is revoked.
 */
@ApplicationScoped
public class KeyRotation {

    private static final String ACTION = "rotate the key of the events";

    private final KeySteps steps;
    private final Departure departure;
    private final EventConnections connections;
    private final EventKeys secrets;
    private final KeyConfig config;

    KeyRotation(
            KeySteps steps, Departure departure, EventConnections connections, EventKeys secrets, KeyConfig config) {
        this.steps = steps;
        this.departure = departure;
        this.connections = connections;
        this.secrets = secrets;
        this.config = config;
    }

    /** Completes once EventBridge has the new key. */
    public Uni<Void> rotate(UUID id) {
        EventLoop loop = EventLoop.current();
        ApiKey key = ApiKey.generate();
        return steps.offer(id, key)
                .chain(offer -> departure
                        .await(offer.event())
                        .chain(left -> left
                                ? loop.runAfter(config.settling(), () -> handOver(loop, offer.integration(), key))
                                : loop.run(() -> untold(offer.integration(), key))));
    }

    /**
     * Takes the former key no more, from now on.
     *
     * <p>Where a rotation broke off, any of the keys may be the one that EventBridge has: it gets another first.
     */
    public Uni<Void> revokeFormer(UUID id) {
        EventLoop loop = EventLoop.current();
        return steps.isInDoubt(id)
                .chain(inDoubt -> inDoubt ? rotate(id) : Uni.createFrom().voidItem())
                .chain(() -> loop.run(() -> endFormer(id)));
    }

    private Uni<Void> endFormer(UUID id) {
        return steps.endFormer(id)
                .chain(departure::await)
                .invoke(left -> {
                    if (!left) {
                        throw Refusal.unavailable(
                                "revoke the former key",
                                "integration " + id,
                                "Kafka did not acknowledge it in time; the key is refused as soon as it does");
                    }
                })
                .replaceWithVoid();
    }

    // EventBridge first: when it refuses, nobody has seen the key, and it is as if nothing had been.
    private Uni<Void> handOver(EventLoop loop, Integration integration, ApiKey key) {
        return connections
                .use(integration, key)
                .onFailure(RegistryFailure.class)
                .recoverWithUni(failure -> loop.run(() -> notUsed(integration, key, (RegistryFailure) failure)))
                .chain(() -> secrets.write(integration, key))
                .onFailure(RegistryFailure.class)
                .recoverWithUni(failure -> loop.run(() -> notWritten(integration, key, (RegistryFailure) failure)))
                .chain(() -> loop.run(() -> steps.rotated(integration.id(), key, config.overlap())));
    }

    private Uni<Void> untold(Integration integration, ApiKey key) {
        return steps.withdraw(integration.id(), key)
                .chain(() -> Uni.createFrom()
                        .failure(refused(integration, "Kafka did not acknowledge the new key in time", true)));
    }

    private Uni<Void> notUsed(Integration integration, ApiKey key, RegistryFailure failure) {
        if (failure.retryHelps()) {
            return Uni.createFrom()
                    .failure(refused(
                            integration,
                            failure.sentence() + ". AWS may have it all the same: both keys are taken. Try again.",
                            true));
        }
        return steps.withdraw(integration.id(), key)
                .chain(() -> Uni.createFrom()
                        .failure(refused(
                                integration,
                                failure.sentence() + ". The key is as it was. A stack that was made of an older"
                                        + " template does not allow it: update it with the present one.",
                                false)));
    }

    private Uni<Void> notWritten(Integration integration, ApiKey key, RegistryFailure failure) {
        return steps.halfRotated(integration.id(), key)
                .chain(() -> Uni.createFrom()
                        .failure(refused(
                                integration,
                                failure.sentence() + ". EventBridge has the new key, the secret the former one: both"
                                        + " are taken until a rotation succeeds. Try again.",
                                true)));
    }

    private static Refusal refused(Integration integration, String reason, boolean retryHelps) {
        String object = "integration " + integration.name();
        return retryHelps ? Refusal.unavailable(ACTION, object, reason) : Refusal.conflict(ACTION, object, reason);
    }
}
