package dev.crowsnest.integration.people.rest;

import dev.crowsnest.integration.people.Caller;
import dev.crowsnest.integration.people.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A token that is wanted.
 *
 * @param name what it is for
 * @param role owner, editor or member; the caller's when it is left out
 */
public record NewTokenView(
        @NotBlank @Size(max = 100) String name, @Nullable String role) {

    Role roleFor(Caller caller) {
        return role == null ? caller.role() : Role.parse(role);
    }
}
