package dev.crowsnest.integration.reconcile;

import jakarta.enterprise.context.ApplicationScoped;

/** What each turn is made of. */
@ApplicationScoped
class LookSteps {

    private final KnownContents contents;
    private final RegistryLook registry;
    private final RepositoryLook repository;
    private final LookStore store;
    private final ReconcileConfig config;

    LookSteps(
            KnownContents contents,
            RegistryLook registry,
            RepositoryLook repository,
            LookStore store,
            ReconcileConfig config) {
        this.contents = contents;
        this.registry = registry;
        this.repository = repository;
        this.store = store;
        this.config = config;
    }

    KnownContents contents() {
        return contents;
    }

    RegistryLook registry() {
        return registry;
    }

    RepositoryLook repository() {
        return repository;
    }

    LookStore store() {
        return store;
    }

    int budget() {
        return config.calls();
    }
}
