package dev.crowsnest.integration.repository;

import java.util.UUID;

/**
 * A repository whose latest image is to be looked up.
 *
 * @param attempt the first is 1
 */
public record LookBack(UUID repositoryId, UUID integrationId, String name, int attempt) {}
