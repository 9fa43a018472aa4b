package dev.crowsnest.integration.image;

import java.time.Instant;

/**
 * That an image is in its repository, and since when.
 *
 * @param pushedAt when it was pushed
 * @param asOf until when nothing later is known; not before the push
 * @param isNews whether an analysis is called for: what was pushed before anybody wanted to know is only noted
 */
public record Sighting(Instant pushedAt, Instant asOf, boolean isNews) {

    /** An event tells of the moment itself. */
    public static Sighting ofPush(Instant at) {
        return new Sighting(at, at, true);
    }

    /** The registry lists it. */
    public static Sighting listed(Instant pushedAt, Instant listedAt, boolean isNews) {
        return new Sighting(pushedAt, pushedAt.isAfter(listedAt) ? pushedAt : listedAt, isNews);
    }
}
