package dev.crowsnest.integration.people.rest;

import dev.crowsnest.integration.people.PersonalToken;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token without its text.
 *
 * @param endsAt absent for one that does not end by itself
 * @param usedAt to the minute; absent when it was never used
 */
public record TokenView(
        UUID id,
        String name,
        String role,
        String scope,
        Instant createdAt,
        @Nullable Instant endsAt,
        @Nullable Instant usedAt) {

    static TokenView of(PersonalToken token) {
        return new TokenView(
                token.id(),
                token.name(),
                token.role().label(),
                token.bounds().scope().label(),
                token.createdAt(),
                token.bounds().endsAt(),
                token.usedAt());
    }
}
