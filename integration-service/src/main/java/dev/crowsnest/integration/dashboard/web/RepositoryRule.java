package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.NewRepositories;
import org.jspecify.annotations.Nullable;

/**
 * By which names the repositories of a registry are turned on as they appear.
 *
 * @param registry its id
 * @param name of its integration
 * @param patterns as they are, or as somebody tried to write them
 * @param word for all of them together
 * @param failure why that try did not succeed
 */
public record RepositoryRule(
        String registry,
        String name,
        String patterns,
        String word,
        @Nullable String failure) {

    /**
     * What somebody tried to make of a rule.
     *
     * @param registry whose it is
     */
    record Try(String registry, String patterns, String failure) {}

    static RepositoryRule of(Integration integration, @Nullable Try tried) {
        NewRepositories rule = integration.newRepositories();
        String id = integration.id().toString();
        String word = rule.isEmpty() ? "off" : rule.isEvery() ? "all on" : rule.text();
        return tried != null && tried.registry().equals(id)
                ? new RepositoryRule(id, integration.name(), tried.patterns(), word, tried.failure())
                : new RepositoryRule(id, integration.name(), rule.text(), word, null);
    }
}
