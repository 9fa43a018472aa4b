package dev.crowsnest.integration.registry.rest;

import dev.crowsnest.integration.api.PlainText;
import dev.crowsnest.integration.registry.NewRepositories;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registry that is to be connected; which one it is, its stack tells.
 *
 * @param enableNewRepositories whether repositories that appear are watched at once; not when it is left out
 * @param newRepositories patterns of the names of those that are, in place of that
 */
public record NewSetupView(
        @NotBlank @Size(max = 100) @PlainText String name,
        @Nullable Boolean enableNewRepositories,
        @Nullable @Size(max = NewRepositories.MOST) List<@NotNull String> newRepositories) {

    NewRepositories rule() {
        return newRepositories == null
                ? NewRepositories.all(Boolean.TRUE.equals(enableNewRepositories))
                : NewRepositories.of(newRepositories);
    }
}
