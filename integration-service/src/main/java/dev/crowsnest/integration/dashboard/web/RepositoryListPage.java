package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.dashboard.Age;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.repository.WatchedRepository;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The list of repositories.
 *
 * @param registries that are connected
 * @param next address of the page after this one; absent on the last
 */
public record RepositoryListPage(
        RepositoryListFilter filter,
        List<Choice> registries,
        List<Row> rows,
        @Nullable String next) {

    /**
     * A repository.
     *
     * @param registry its integration's name, and where it is
     * @param problem why the look back at its images did not succeed; absent otherwise
     */
    public record Row(
            String id,
            String name,
            String imagesAddress,
            String registry,
            boolean enabled,
            @Nullable String problem,
            @Nullable Age pushed) {

        static Row of(WatchedRepository repository, @Nullable Integration integration, Instant now) {
            Instant pushed = repository.lastPushAt();
            return new Row(
                    repository.id().toString(),
                    repository.name(),
                    new PageAddress("/images").with("q", repository.name()).toString(),
                    integration == null ? "" : integration.name(),
                    repository.enabled(),
                    repository.problem(),
                    pushed == null ? null : Age.of(pushed, now));
        }
    }

    static RepositoryListPage of(
            RepositoryListFilter filter, Page<WatchedRepository> found, Page<Integration> integrations) {
        Map<UUID, Integration> byId =
                integrations.items().stream().collect(Collectors.toMap(Integration::id, Function.identity()));
        Instant now = Instant.now();
        return new RepositoryListPage(
                filter,
                integrations.items().stream()
                        .filter(integration -> integration.registry() != null)
                        .map(integration -> choice(integration, filter))
                        .toList(),
                found.items().stream()
                        .map(repository -> Row.of(repository, byId.get(repository.integrationId()), now))
                        .toList(),
                found.next() == null ? null : filter.address(found.next()));
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The registry whose repositories are all that is shown; absent where it might be several. */
    public @Nullable String only() {
        return registries.stream()
                .filter(one -> one.chosen() || registries.size() == 1)
                .map(Choice::value)
                .findFirst()
                .orElse(null);
    }

    private static Choice choice(Integration integration, RepositoryListFilter filter) {
        String id = integration.id().toString();
        return new Choice(id, integration.name() + ", " + integration.location(), id.equals(filter.registry()));
    }
}
