package dev.crowsnest.integration.repository.store;

import dev.crowsnest.integration.repository.LatestImages;
import dev.crowsnest.integration.repository.LookBack;
import dev.crowsnest.integration.repository.WatchedRepository;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A repository. */
@Entity
@Table(name = "repository")
class RepositoryRow {

    @Id
    UUID id;

    UUID integrationId;
    String name;
    boolean enabled;

    @Nullable
    String rulePattern;

    boolean analyzeUntagged;

    @Nullable
    Instant enabledSince;

    @Nullable
    Instant lastPushAt;

    @Nullable
    Instant deletedAt;

    @Nullable
    String problem;

    @Nullable
    Instant lookBackDueAt;

    int lookBackAttempt;
    int lookBackImages;

    WatchedRepository toRepository() {
        return new WatchedRepository(
                id, integrationId, name, enabled, rulePattern, analyzeUntagged, lastPushAt, deletedAt, problem);
    }

    LookBack toLookBack() {
        return new LookBack(id, integrationId, name, new LatestImages(lookBackImages), lookBackAttempt);
    }
}
