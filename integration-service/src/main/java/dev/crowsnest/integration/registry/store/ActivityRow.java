package dev.crowsnest.integration.registry.store;

import dev.crowsnest.integration.registry.AccessAnswer;
import dev.crowsnest.integration.registry.Activity;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was heard of a registry last. */
@Entity
@Table(name = "integration_activity")
class ActivityRow {

    @Id
    UUID integrationId;

    @Nullable
    Instant lastEventAt;

    @Nullable
    Instant lastCheckAt;

    @Nullable
    String lastCheckProblem;

    Activity toActivity() {
        return new Activity(lastEventAt, lastCheckAt == null ? null : new AccessAnswer(lastCheckAt, lastCheckProblem));
    }
}
