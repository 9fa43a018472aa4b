package dev.crowsnest.localecr.registry;

import dev.crowsnest.localecr.call.Account;
import dev.crowsnest.localecr.call.AwsCall;
import dev.crowsnest.localecr.call.AwsFailure;
import java.time.Clock;
import java.util.List;

/** Which repositories there are: made on demand where that is allowed, as ECR demands otherwise. */
public final class RepositoryCatalog {

    private final Account account;
    private final Repositories repositories;
    private final ChangeListener listener;
    private final Clock clock;
    private final boolean createOnPush;

    public RepositoryCatalog(
            Account account, Repositories repositories, ChangeListener listener, Clock clock, boolean createOnPush) {
        this.account = account;
        this.repositories = repositories;
        this.listener = listener;
        this.clock = clock;
        this.createOnPush = createOnPush;
    }

    public Account account() {
        return account;
    }

    public List<Repository> all() {
        return repositories.all();
    }

    public boolean exists(RepositoryName name) {
        return repositories.find(name).isPresent();
    }

    /** Throws {@link RegistryFailure} {@code NAME_UNKNOWN}. */
    public Repository require(RepositoryName name) {
        return repositories.find(name).orElseThrow(() -> RegistryFailure.unknown(name, account.id()));
    }

    /** The repository to push to. Throws {@link RegistryFailure} {@code NAME_UNKNOWN} where it must exist before. */
    public Repository requireForPush(RepositoryName name) {
        return createOnPush ? create(name) : require(name);
    }

    public Repository create(RepositoryName name) {
        return repositories.find(name).orElseGet(() -> repositories.create(name, clock.instant()));
    }

    /** Deletes a repository for the caller of {@code call}, or refuses to when it holds images; says so either way. */
    public Repository delete(RepositoryName name, boolean force, AwsCall call) {
        var repository = require(name);
        synchronized (repository) {
            if (!force && !repository.images().isEmpty()) {
                throw refused(name, call);
            }
            repositories.delete(name);
            listener.changed(
                    new RegistryChange.RepositoryDeleted(name, repository.createdAt(), force, call, clock.instant()));
        }
        return repository;
    }

    private AwsFailure refused(RepositoryName name, AwsCall call) {
        var refusal = AwsFailure.of(
                "RepositoryNotEmptyException",
                "The repository with name '%s' in registry with id '%s' cannot be deleted because it still contains images"
                        .formatted(name, account.id()));
        listener.changed(new RegistryChange.RepositoryKept(name, refusal, call, clock.instant()));
        return refusal;
    }
}
