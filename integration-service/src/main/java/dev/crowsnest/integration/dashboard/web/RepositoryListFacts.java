package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.image.StateCounts;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.repository.RepositoryCount;
import dev.crowsnest.integration.repository.WatchedRepository;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the list of repositories is made from.
 *
 * @param count of all that the filter lets through
 * @param states of the images of those that are shown
 */
record RepositoryListFacts(
        Page<WatchedRepository> found,
        List<Integration> integrations,
        RepositoryCount count,
        Map<UUID, StateCounts> states) {}
