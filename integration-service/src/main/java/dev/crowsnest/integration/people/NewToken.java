package dev.crowsnest.integration.people;

import org.jspecify.annotations.Nullable;

/**
 * A token that is wanted.
 *
 * @param name what it is for
 * @param role absent for as much as is allowed
 */
public record NewToken(String name, @Nullable Role role, TokenScope scope, TokenLifetime lifetime) {}
