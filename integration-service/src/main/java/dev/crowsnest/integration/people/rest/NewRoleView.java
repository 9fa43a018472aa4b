package dev.crowsnest.integration.people.rest;

import jakarta.validation.constraints.NotNull;

/**
 * What a person is to be.
 *
 * @param role owner, editor or member
 */
public record NewRoleView(@NotNull String role) {}
