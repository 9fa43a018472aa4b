package dev.crowsnest.integration.image;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** Ids of events that were taken in. */
public interface SeenEvents {

    /** Notes an id in the open transaction; false when it was noted before. */
    Uni<Boolean> note(String source, String eventId);

    /** Forgets so many at most of the ids that were noted before then. */
    Uni<Integer> forgetBefore(Instant then, int most);
}
