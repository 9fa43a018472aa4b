package dev.crowsnest.integration.registry.handshake.store;

import dev.crowsnest.integration.registry.handshake.ReceivedRequest;
import dev.crowsnest.integration.registry.handshake.SetupInbox;
import dev.crowsnest.integration.registry.handshake.StackAnswer;
import dev.crowsnest.integration.registry.handshake.StackRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages of stacks. */
@ApplicationScoped
class SetupMessageTable implements PanacheRepositoryBase<SetupMessageRow, String>, SetupInbox {

    private static final String ADD = """
            insert into setup_message (message_id, integration_id, topic_arn, body, received_at, due_at, attempt)
            values (:id, :integration, :topic, :body, :now, :now, 0)
            on conflict (message_id) do nothing""";

    private static final String DUE = """
            select message_id from setup_message where due_at <= :now order by due_at limit 1 for update skip locked""";

    @Override
    public Uni<Boolean> add(String messageId, UUID integrationId, StackRequest request, Instant now) {
        return getSession()
                .chain(session -> session.createNativeQuery(ADD)
                        .setParameter("id", messageId)
                        .setParameter("integration", integrationId)
                        .setParameter("topic", request.topicArn())
                        .setParameter("body", request.body().toString())
                        .setParameter("now", now)
                        .executeUpdate())
                .map(added -> added == 1);
    }

    @Override
    public Uni<Optional<ReceivedRequest>> lease(Instant now, Instant until) {
        return getSession()
                .chain(session -> session.createNativeQuery(DUE, String.class)
                        .setParameter("now", now)
                        .getSingleResultOrNull())
                .chain(id -> id == null ? Uni.createFrom().nullItem() : findById(id))
                .invoke(row -> {
                    if (row != null) {
                        row.dueAt = until;
                        row.attempt++;
                    }
                })
                .map(row -> Optional.ofNullable(row).map(SetupMessageRow::toRequest));
    }

    @Override
    public Uni<Void> decide(String messageId, StackAnswer answer) {
        return findById(messageId)
                .invoke(row -> {
                    row.success = answer.success();
                    row.reason = answer.reason();
                    row.dueAt = Instant.now();
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> postpone(String messageId, Instant due) {
        return dueAt(messageId, due);
    }

    @Override
    public Uni<Void> close(String messageId) {
        return findById(messageId).invoke(row -> row.body = null).chain(() -> dueAt(messageId, null));
    }

    @Override
    public Uni<Void> forget(Instant before) {
        return delete("dueAt is null and receivedAt < ?1", before).replaceWithVoid();
    }

    private Uni<Void> dueAt(String messageId, @Nullable Instant due) {
        return findById(messageId).invoke(row -> row.dueAt = due).replaceWithVoid();
    }
}
