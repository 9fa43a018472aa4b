package dev.crowsnest.integration.people.rest;

import dev.crowsnest.integration.api.PlainText;
import dev.crowsnest.integration.people.NewToken;
import dev.crowsnest.integration.people.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A token that is wanted.
 *
 * @param name what it is for
 * @param role owner, editor or member; the most that is allowed when it is left out
 */
public record NewTokenView(
        @NotBlank @Size(max = 100) @PlainText String name,
        @Nullable String role) {

    NewToken toToken() {
        return new NewToken(name, role == null ? null : Role.parse(role));
    }
}
