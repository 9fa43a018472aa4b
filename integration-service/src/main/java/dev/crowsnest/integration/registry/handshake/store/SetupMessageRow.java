package dev.crowsnest.integration.registry.handshake.store;

import dev.crowsnest.integration.registry.handshake.ReceivedRequest;
import dev.crowsnest.integration.registry.handshake.StackAnswer;
import dev.crowsnest.integration.registry.handshake.StackRequest;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message of a stack; what it held is gone once it is answered. */
@Entity
@Table(name = "setup_message")
class SetupMessageRow {

    @Id
    String messageId;

    UUID integrationId;
    String topicArn;

    @Nullable
    String body;

    Instant receivedAt;

    @Nullable
    Instant dueAt;

    int attempt;

    @Nullable
    Boolean success;

    @Nullable
    String reason;

    ReceivedRequest toRequest() {
        StackAnswer answer = success == null ? null : new StackAnswer(success, String.valueOf(reason));
        StackRequest request = StackRequest.kept(topicArn, String.valueOf(body));
        return new ReceivedRequest(messageId, integrationId, request, receivedAt, attempt, answer);
    }
}
