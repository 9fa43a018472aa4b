package dev.crowsnest.localecr.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All repositories. */
public interface Repositories {

    /** Sorted by name; a snapshot. */
    List<Repository> all();

    Optional<Repository> find(RepositoryName name);

    /** The repository of that name, made if there was none. */
    Repository create(RepositoryName name, Instant at);

    void delete(RepositoryName name);
}
