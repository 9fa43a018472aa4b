package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.Refusal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a token; never its text.
 *
 * @param usedAt to the minute; absent when it was never used
 */
public record PersonalToken(
        UUID id,
        UUID personId,
        String name,
        TokenBounds bounds,
        Instant createdAt,
        @Nullable Instant usedAt) {

    static PersonalToken of(UUID personId, String name, TokenBounds bounds) {
        return new PersonalToken(UUID.randomUUID(), personId, name, bounds, Instant.now(), null);
    }

    /** The role that it has. */
    public Role role() {
        return bounds.role();
    }

    /**
     * Throws a {@link Refusal} when this token is not enough for a request.
     *
     * @param changes whether the request may change something
     */
    public void require(boolean changes, Instant now) {
        Instant end = bounds.endsAt();
        if (end != null && bounds.isOver(now)) {
            throw Refusal.unauthenticated(
                    "sign in",
                    described(),
                    "it ended on " + end.atZone(ZoneOffset.UTC).toLocalDate()
                            + "; make another under Settings, Tokens");
        }
        if (changes && bounds.scope() == TokenScope.READ) {
            throw Refusal.forbidden(
                    "change anything", described(), "its scope is read; this needs one with the scope write");
        }
    }

    private String described() {
        return "token '" + name + "'";
    }
}
