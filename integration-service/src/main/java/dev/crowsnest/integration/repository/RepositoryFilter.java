package dev.crowsnest.integration.repository;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which repositories are wanted; what is absent does not narrow.
 *
 * @param name a part of the name
 * @param presentOnly leaves out what AWS deleted
 */
public record RepositoryFilter(
        @Nullable UUID integrationId,
        @Nullable Boolean enabled,
        @Nullable String name,
        boolean presentOnly) {}
