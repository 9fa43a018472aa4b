package dev.crowsnest.integration.people.rest;

import dev.crowsnest.integration.people.IssuedToken;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A new token.
 *
 * @param token its text: nobody can show it again
 */
public record IssuedTokenView(
        UUID id,
        String name,
        String role,
        String scope,
        @Nullable Instant endsAt,
        String token) {

    static IssuedTokenView of(IssuedToken issued) {
        var token = issued.token();
        return new IssuedTokenView(
                token.id(),
                token.name(),
                token.role().label(),
                token.bounds().scope().label(),
                token.bounds().endsAt(),
                issued.secret().reveal());
    }
}
