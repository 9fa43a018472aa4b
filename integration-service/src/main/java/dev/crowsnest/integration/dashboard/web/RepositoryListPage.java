package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.image.StateCounts;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.repository.RepositoryCount;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The list of repositories.
 *
 * @param registries that are connected
 * @param count of all that the filter lets through
 * @param rules of these registries
 * @param next address of the page after this one; absent on the last
 */
public record RepositoryListPage(
        RepositoryListFilter filter,
        List<Choice> registries,
        RepositoryCount count,
        List<RepositoryListRow> rows,
        List<RepositoryRule> rules,
        @Nullable String next) {

    private static final List<Integer> DEPTHS = List.of(5, 10, 25, 50);

    static RepositoryListPage of(
            RepositoryListFilter filter, RepositoryListFacts facts, RepositoryRule.@Nullable Try tried) {
        Map<UUID, Integration> byId =
                facts.integrations().stream().collect(Collectors.toMap(Integration::id, Function.identity()));
        Instant now = Instant.now();
        List<Integration> connected = facts.integrations().stream()
                .filter(integration -> integration.registry() != null)
                .toList();
        String next = facts.found().next();
        return new RepositoryListPage(
                filter,
                connected.stream()
                        .map(integration -> choice(integration, filter))
                        .toList(),
                facts.count(),
                facts.found().items().stream()
                        .map(repository -> RepositoryListRow.of(
                                repository,
                                byId.get(repository.integrationId()),
                                facts.states().getOrDefault(repository.id(), StateCounts.NONE),
                                now))
                        .toList(),
                connected.stream()
                        .map(integration -> RepositoryRule.of(integration, tried))
                        .toList(),
                next == null ? null : filter.address(next));
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** How many images of each that is turned on may be analysed at once. */
    public List<Choice> depths() {
        return Stream.concat(
                        Stream.of(new Choice("1", "the latest image", true)),
                        DEPTHS.stream().map(count -> new Choice("" + count, "the last " + count + " images", false)))
                .toList();
    }

    /** The rule of the registry whose repositories are all that is shown; absent where there might be several. */
    public @Nullable RepositoryRule rule() {
        return registries.stream()
                .filter(one -> one.chosen() || registries.size() == 1)
                .flatMap(one -> rules.stream().filter(rule -> rule.registry().equals(one.value())))
                .findFirst()
                .orElse(null);
    }

    private static Choice choice(Integration integration, RepositoryListFilter filter) {
        String id = integration.id().toString();
        return new Choice(id, integration.name() + ", " + integration.location(), id.equals(filter.registry()));
    }
}
