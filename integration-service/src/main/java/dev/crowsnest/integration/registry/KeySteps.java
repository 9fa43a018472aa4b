package dev.crowsnest.integration.registry;

import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.audit.Audit;
import dev.crowsnest.integration.audit.AuditAction;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The transactions of a rotation: each changes which keys are taken, and tells of it. */
@ApplicationScoped
class KeySteps {

    private static final String ACTION = "rotate the key of the events";

    /** Longer than AWS is waited for in all. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(1);

    private final IntegrationStore integrations;
    private final EventKeyStore keys;
    private final IntegrationNews news;
    private final Audit audit;

    KeySteps(IntegrationStore integrations, EventKeyStore keys, IntegrationNews news, Audit audit) {
        this.integrations = integrations;
        this.keys = keys;
        this.news = news;
        this.audit = audit;
    }

    Uni<KeyOffer> offer(UUID id, ApiKey key) {
        Instant now = Instant.now();
        return changed(id, ACTION, integration -> {
            requireStack(integration);
            return keys.offeredAt(id)
                    .invoke(offered -> requireOver(integration, offered, now))
                    .chain(() -> keys.offer(id, key.hash(), now))
                    .chain(() -> audit.record(AuditAction.KEY_ROTATION_ASKED, integration.audited()));
        });
    }

    Uni<Void> withdraw(UUID id, ApiKey key) {
        return changed(id, ACTION, integration -> keys.withdraw(id, key.hash())).replaceWithVoid();
    }

    Uni<Void> rotated(UUID id, ApiKey key, Duration overlap) {
        Instant end = Instant.now().plus(overlap);
        return changed(id, ACTION, integration -> keys.promote(id, key.hash(), Optional.of(end)))
                .replaceWithVoid();
    }

    Uni<Void> halfRotated(UUID id, ApiKey key) {
        return changed(id, ACTION, integration -> keys.promote(id, key.hash(), Optional.empty()))
                .replaceWithVoid();
    }

    /** Whether a rotation ended without telling which key EventBridge has. */
    Uni<Boolean> isInDoubt(UUID id) {
        return Panache.withSession(() -> keys.offeredAt(id)).map(Optional::isPresent);
    }

    /** Gives the event that tells of it. */
    Uni<UUID> endFormer(UUID id) {
        String action = "revoke the former key";
        return changed(
                        id,
                        action,
                        integration -> keys.endFormer(id)
                                .invoke(ended -> {
                                    if (!ended) {
                                        throw Refusal.conflict(
                                                action,
                                                "integration " + integration.name(),
                                                "only its present key is taken");
                                    }
                                })
                                .chain(() -> audit.record(AuditAction.FORMER_KEY_REVOKED, integration.audited())))
                .map(KeyOffer::event);
    }

    Uni<Void> removeEnded(UUID id) {
        return changed(id, "end a key", integration -> keys.removeEnded(id, Instant.now()))
                .replaceWithVoid();
    }

    private Uni<KeyOffer> changed(UUID id, String action, Function<Integration, Uni<Void>> change) {
        return Panache.withTransaction(() -> integrations.lock(id).chain(found -> {
            Integration integration =
                    found.filter(one -> !one.isRemoved()).orElseThrow(() -> Refusal.notFound(action, id.toString()));
            return change.apply(integration)
                    .chain(() -> integrations.apiKeyHashes(id))
                    .chain(hashes -> news.changed(integration, hashes))
                    .map(event -> new KeyOffer(integration, event));
        }));
    }

    private static void requireStack(Integration integration) {
        ConnectedStack stack = integration.stack();
        if (stack == null || !stack.ready()) {
            throw Refusal.conflict(
                    ACTION,
                    "integration " + integration.name(),
                    "no complete stack in AWS belongs to it, in which the key could be replaced: remove the integration"
                            + " and connect again");
        }
    }

    private static void requireOver(Integration integration, Optional<Instant> offered, Instant now) {
        if (offered.isPresent() && offered.get().plus(UNDER_WAY).isAfter(now)) {
            throw Refusal.conflict(
                    ACTION,
                    "integration " + integration.name(),
                    "a rotation that began at " + offered.get() + " is not over: try again a minute later");
        }
    }
}
