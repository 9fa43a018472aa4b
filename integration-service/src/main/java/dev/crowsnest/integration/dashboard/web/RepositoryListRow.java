package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.dashboard.Age;
import dev.crowsnest.integration.dashboard.StateShare;
import dev.crowsnest.integration.image.StateCounts;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.repository.WatchedRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A repository in the list.
 *
 * @param registry its integration's name, and where it is
 * @param rule the pattern that turned it on as it appeared; absent where a person did, or nobody
 * @param states where its images stand, each a way to these
 * @param problem why the look back at its images did not succeed; absent otherwise
 */
public record RepositoryListRow(
        String id,
        String name,
        String imagesAddress,
        String registry,
        boolean enabled,
        @Nullable String rule,
        List<StateShare> states,
        @Nullable String problem,
        @Nullable Age pushed) {

    static RepositoryListRow of(
            WatchedRepository repository, @Nullable Integration integration, StateCounts counts, Instant now) {
        Instant pushed = repository.lastPushAt();
        String images = new PageAddress("/images")
                .with("registry", repository.integrationId())
                .with("repository", repository.name())
                .toString();
        return new RepositoryListRow(
                repository.id().toString(),
                repository.name(),
                images,
                integration == null ? "" : integration.name(),
                repository.enabled(),
                repository.rule(),
                StateShare.of(counts, images + "&"),
                repository.problem(),
                pushed == null ? null : Age.of(pushed, now));
    }
}
