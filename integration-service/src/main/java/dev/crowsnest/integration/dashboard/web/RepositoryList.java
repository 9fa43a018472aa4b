package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.dashboard.Shell;
import dev.crowsnest.integration.image.Images;
import dev.crowsnest.integration.registry.Integrations;
import dev.crowsnest.integration.repository.Repositories;
import dev.crowsnest.integration.repository.WatchedRepository;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** The list of repositories, to which every action at them leads back. */
@ApplicationScoped
class RepositoryList {

    private final Repositories repositories;
    private final Integrations integrations;
    private final Images images;
    private final SecurityIdentity identity;

    RepositoryList(Repositories repositories, Integrations integrations, Images images, SecurityIdentity identity) {
        this.repositories = repositories;
        this.integrations = integrations;
        this.images = images;
        this.identity = identity;
    }

    /** @param tried the rule that somebody could not change */
    Uni<TemplateInstance> page(RepositoryListFilter filter, RepositoryRule.@Nullable Try tried) {
        Shell shell = Shell.of(OwnForm.of(identity), "repositories");
        return repositories
                .list(filter.filter(), filter.request())
                .chain(found -> facts(filter, found))
                .map(facts -> PageTemplates.repositories(shell, RepositoryListPage.of(filter, facts, tried)));
    }

    private Uni<RepositoryListFacts> facts(RepositoryListFilter filter, Page<WatchedRepository> found) {
        return integrations
                .list(new PageRequest(null, PageRequest.MOST))
                .chain(registries -> repositories
                        .count(filter.filter())
                        .chain(count -> images.states(found.items().stream()
                                        .map(WatchedRepository::id)
                                        .toList())
                                .map(states -> new RepositoryListFacts(found, registries.items(), count, states))));
    }
}
