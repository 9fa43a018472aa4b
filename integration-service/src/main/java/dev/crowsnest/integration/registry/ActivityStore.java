package dev.crowsnest.integration.registry;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Activities as they are kept; nothing is kept of an integration that was removed. Every method needs an open session. */
public interface ActivityStore {

    /** Those of these integrations of which anything was heard. */
    Uni<Map<UUID, Activity>> of(Collection<UUID> integrations);

    /** An event happened then; a later one is not forgotten for it. */
    Uni<Void> heard(UUID integration, Instant at);

    /** The registry was asked. */
    Uni<Void> asked(UUID integration, AccessAnswer answer);
}
