package dev.crowsnest.integration.people.rest;

import dev.crowsnest.integration.api.PlainText;
import dev.crowsnest.integration.people.NewToken;
import dev.crowsnest.integration.people.Role;
import dev.crowsnest.integration.people.TokenLifetime;
import dev.crowsnest.integration.people.TokenScope;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A token that is wanted.
 *
 * @param name what it is for
 * @param role owner, editor or member; the most that is allowed when it is left out
 * @param scope read or write; write when it is left out
 * @param days 30, 90 or 365 until it ends; 365 when they are left out
 */
public record NewTokenView(
        @NotBlank @Size(max = 100) @PlainText String name,
        @Nullable String role,
        @Nullable String scope,
        @Nullable Integer days) {

    NewToken toToken() {
        return new NewToken(
                name,
                role == null ? null : Role.parse(role),
                scope == null ? TokenScope.WRITE : TokenScope.parse(scope),
                days == null ? TokenLifetime.longest() : TokenLifetime.of(days));
    }
}
