package dev.crowsnest.integration.registry;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Who must know of changes to an integration, within their transaction. */
public interface RegistryWatcher {

    /** These repositories are there. */
    Uni<Void> found(Integration integration, List<String> repositories);

    /** The integration is removed: forget all that belongs to it. */
    Uni<Void> removed(Integration integration);
}
