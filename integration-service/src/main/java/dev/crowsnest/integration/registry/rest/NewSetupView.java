package dev.crowsnest.integration.registry.rest;

import dev.crowsnest.integration.api.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A registry that is to be connected; which one it is, its stack tells.
 *
 * @param enableNewRepositories whether repositories that appear are watched at once; not when it is left out
 */
public record NewSetupView(
        @NotBlank @Size(max = 100) @PlainText String name,
        @Nullable Boolean enableNewRepositories) {

    boolean enablesNewRepositories() {
        return Boolean.TRUE.equals(enableNewRepositories);
    }
}
