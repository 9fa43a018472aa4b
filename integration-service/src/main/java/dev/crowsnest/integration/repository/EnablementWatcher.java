package dev.crowsnest.integration.repository;

import io.smallrye.mutiny.Uni;

/** Who must know that a repository was enabled, within its transaction. */
public interface EnablementWatcher {

    /** It is enabled from now on, with these of its images, and nobody else changes it before the transaction ends. */
    Uni<Void> enabled(WatchedRepository repository, LatestImages wanted);
}
