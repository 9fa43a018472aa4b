package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A link by which a person chooses a password, once.
 *
 * @param madeBy the owner who made it
 */
public record Invitation(UUID id, Invitee invitee, UUID madeBy, Instant madeAt, Instant endsAt, State state) {

    /** Long enough for a holiday's end, short enough to be forgotten in a chat. */
    public static final Duration LIFETIME = Duration.ofDays(7);

    /** What became of it, time aside. */
    public enum State {
        OPEN,
        USED,
        REVOKED
    }

    static Invitation of(Invitee invitee, UUID madeBy, Instant now) {
        return new Invitation(UUID.randomUUID(), invitee, madeBy, now, now.plus(LIFETIME), State.OPEN);
    }

    /** Throws a {@link Refusal} that says why, when it opens nothing any more. */
    void requireOpen(Instant now) {
        switch (state) {
            case USED -> throw over("it was used already; sign in, or ask an owner for a new one");
            case REVOKED -> throw over("an owner revoked it; ask for a new one");
            case OPEN -> {
                if (!endsAt.isAfter(now)) {
                    throw over("it ended after " + LIFETIME.toDays() + " days; ask an owner for a new one");
                }
            }
        }
    }

    private Refusal over(String reason) {
        return Refusal.conflict("open the link", invitee.name(), reason);
    }
}
