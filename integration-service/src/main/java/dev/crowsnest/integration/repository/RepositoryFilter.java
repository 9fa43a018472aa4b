package dev.crowsnest.integration.repository;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which repositories are wanted; what is absent does not narrow.
 *
 * @param name a part of the name; or, with {@code *} for any text, the whole of it
 * @param presentOnly leaves out what AWS deleted
 */
public record RepositoryFilter(
        @Nullable UUID integrationId,
        @Nullable Boolean enabled,
        @Nullable String name,
        boolean presentOnly) {

    /** Those of these that are there and can be enabled. */
    public RepositoryFilter disabled() {
        return new RepositoryFilter(integrationId, false, name, true);
    }

    /** Whether it lets only those through that are enabled. */
    public boolean excludesDisabled() {
        return Boolean.TRUE.equals(enabled);
    }
}
