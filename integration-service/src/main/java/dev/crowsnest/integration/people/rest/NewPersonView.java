package dev.crowsnest.integration.people.rest;

import dev.crowsnest.integration.api.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Somebody who is to sign in.
 *
 * @param role owner, editor or member
 */
public record NewPersonView(
        @NotBlank @Size(max = 100) @PlainText String name,
        @NotNull String role) {}
