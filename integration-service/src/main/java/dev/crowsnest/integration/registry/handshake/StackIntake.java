package dev.crowsnest.integration.registry.handshake;

import dev.crowsnest.integration.registry.IntegrationStore;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Takes messages in whose origin is certain. */
@ApplicationScoped
public class StackIntake {

    private final IntegrationStore integrations;
    private final SetupInbox inbox;
    private final PromptAnswers answers;

    StackIntake(IntegrationStore integrations, SetupInbox inbox, PromptAnswers answers) {
        this.integrations = integrations;
        this.inbox = inbox;
        this.answers = answers;
    }

    /** Whether an integration is, or was, there; one that was removed must still tell its stacks so. */
    public Uni<Boolean> isKnown(UUID integrationId) {
        return Panache.withSession(() -> integrations.find(integrationId)).map(found -> found.isPresent());
    }

    /** Keeps a request until it is answered. One that is repeated changes nothing. */
    public Uni<Boolean> take(String messageId, UUID integrationId, StackRequest request) {
        return Panache.withTransaction(() -> inbox.add(messageId, integrationId, request, Instant.now()))
                .invoke(answers::begin);
    }
}
