package dev.crowsnest.integration.registry.rest;

import dev.crowsnest.integration.api.PlainText;
import dev.crowsnest.integration.registry.NewRepositories;
import dev.crowsnest.integration.registry.RegistryAccess;
import dev.crowsnest.integration.registry.RegistryLocation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registry that is to be watched.
 *
 * @param roleArn role to assume; left out when the service's own identity may read the registry
 * @param enableNewRepositories whether repositories that appear are watched at once; not when it is left out
 * @param newRepositories patterns of the names of those that are, in place of that
 */
public record NewIntegrationView(
        @NotBlank @Size(max = 100) @PlainText String name,
        @NotNull String account,
        @NotNull String region,
        @Nullable String roleArn,
        @Nullable Boolean enableNewRepositories,
        @Nullable @Size(max = NewRepositories.MOST) List<@NotNull String> newRepositories) {

    RegistryLocation location() {
        return new RegistryLocation(account, region);
    }

    RegistryAccess access() {
        return RegistryAccess.through(roleArn == null || roleArn.isBlank() ? null : roleArn);
    }

    NewRepositories rule() {
        return newRepositories == null
                ? NewRepositories.all(Boolean.TRUE.equals(enableNewRepositories))
                : NewRepositories.of(newRepositories);
    }
}
