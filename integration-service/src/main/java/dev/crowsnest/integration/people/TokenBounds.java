package dev.crowsnest.integration.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a token may do, and until when.
 *
 * @param role at most its person's
 * @param endsAt absent for one that is good until it is revoked: the first owner's, and those that were made before tokens ended
 */
public record TokenBounds(
        Role role, TokenScope scope, @Nullable Instant endsAt) {

    static final TokenBounds FIRST = new TokenBounds(Role.OWNER, TokenScope.WRITE, null);

    /** Whether it is over. */
    public boolean isOver(Instant now) {
        return endsAt != null && !endsAt.isAfter(now);
    }
}
