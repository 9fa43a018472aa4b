package dev.crowsnest.integration.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did something, by the names of then.
 *
 * @param personId absent when it was nobody but this installation
 * @param token the name of the token that it was done with; absent at the pages
 */
public record Actor(
        @Nullable UUID personId, String person, @Nullable String token) {

    /** Nobody asked for it. */
    public static final Actor INSTALLATION = new Actor(null, "this installation", null);
}
