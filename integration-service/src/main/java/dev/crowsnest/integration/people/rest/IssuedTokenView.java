package dev.crowsnest.integration.people.rest;

import dev.crowsnest.integration.people.IssuedToken;
import java.util.UUID;

/**
 * A new token.
 *
 * @param token its text: nobody can show it again
 */
public record IssuedTokenView(UUID id, String name, String role, String token) {

    static IssuedTokenView of(IssuedToken issued) {
        var token = issued.token();
        return new IssuedTokenView(
                token.id(), token.name(), token.role().label(), issued.secret().reveal());
    }
}
