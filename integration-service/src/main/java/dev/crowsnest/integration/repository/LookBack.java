package dev.crowsnest.integration.repository;

import java.util.UUID;

/**
 * A repository whose latest images are to be looked up.
 *
 * @param attempt the first is 1
 */
public record LookBack(UUID repositoryId, UUID integrationId, String name, LatestImages wanted, int attempt) {}
