package dev.crowsnest.integration.image;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** Removing what was kept long enough. Needs an open transaction. */
public interface Housekeeping {

    /** Forgets tags that have pointed to nothing since before then. */
    Uni<Integer> forgetDroppedTags(Instant before);

    /** Forgets what happened to images before then. */
    Uni<Integer> forgetEvents(Instant before);

    /** Forgets images that were deleted before then. */
    Uni<Integer> forgetDeletedImages(Instant before);
}
