package dev.crowsnest.integration.repository;

import dev.crowsnest.integration.audit.Actor;
import dev.crowsnest.integration.audit.Audit;
import dev.crowsnest.integration.audit.AuditAction;
import dev.crowsnest.integration.audit.AuditedThing;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.NamePattern;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Takes in repositories that appear, and enables those that the rule of their registry names.
 *
 * <p>The rule says nothing of one that is known: what a person chose for it stays.
 */
@ApplicationScoped
public class Discovery {

    private final RepositoryStore store;
    private final Audit audit;

    Discovery(RepositoryStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    /** These are listed. Their latest images are looked up where the rule enables them. */
    Uni<Void> listed(Integration integration, List<String> names) {
        return store.names(integration.id())
                .chain(known -> Multi.createFrom()
                        .iterable(appearing(names, known))
                        .onItem()
                        .transformToUniAndConcatenate(name -> add(integration, name, true))
                        .collect()
                        .asList()
                        .replaceWithVoid());
    }

    /**
     * An event tells of it; gives it, made when it was not known, and nobody else changes it before this transaction ends.
     *
     * <p>No image is looked up: the event tells of the latest.
     */
    public Uni<WatchedRepository> lock(Integration integration, String name) {
        return store.lock(integration.id(), name)
                .chain(found -> found.map(known -> Uni.createFrom().item(known))
                        .orElseGet(() -> add(integration, name, false)
                                .chain(() -> store.lock(integration.id(), name))
                                .map(Optional::orElseThrow)));
    }

    private static List<String> appearing(List<String> names, Set<String> known) {
        return names.stream()
                .filter(name -> !known.contains(name) && RepositoryName.isValid(name))
                .sorted()
                .toList();
    }

    private Uni<Void> add(Integration integration, String name, boolean lookBack) {
        NamePattern rule = integration.newRepositories().match(name).orElse(null);
        return store.add(integration.id(), name, rule, lookBack)
                .chain(added -> added.isPresent() && rule != null
                        ? enabled(added.get(), name, rule)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> enabled(UUID id, String name, NamePattern rule) {
        // Whoever had the registry listed did not choose this.
        return audit.record(
                Actor.INSTALLATION,
                AuditAction.REPOSITORY_ENABLED_BY_RULE,
                AuditedThing.of(id, name + " (" + rule + ")"));
    }
}
