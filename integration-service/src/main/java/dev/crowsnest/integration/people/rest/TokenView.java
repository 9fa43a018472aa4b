package dev.crowsnest.integration.people.rest;

import dev.crowsnest.integration.people.PersonalToken;
import java.time.Instant;
import java.util.UUID;

/** A token without its text. */
public record TokenView(UUID id, String name, String role, Instant createdAt) {

    static TokenView of(PersonalToken token) {
        return new TokenView(token.id(), token.name(), token.role().label(), token.createdAt());
    }
}
