package dev.crowsnest.integration.image;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** Removing what was kept long enough, so many rows at most. Needs an open transaction. */
public interface Housekeeping {

    /** Forgets tags that have pointed to nothing since before then. */
    Uni<Integer> forgetDroppedTags(Instant before, int most);

    /** Forgets what happened to images before then. */
    Uni<Integer> forgetEvents(Instant before, int most);

    /** Forgets images that were deleted before then. */
    Uni<Integer> forgetDeletedImages(Instant before, int most);

    /** Forgets repositories that were deleted before then and have no image any more. */
    Uni<Integer> forgetRepositories(Instant before, int most);
}
