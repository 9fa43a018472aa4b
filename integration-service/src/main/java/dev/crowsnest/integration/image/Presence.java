package dev.crowsnest.integration.image;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether an image is in its repository, and where there.
 *
 * <p>Events come late, twice and out of order, to the second: the later one is true, and of the same second the one that came later.
 *
 * @param pushedAt the latest push; absent when only later events were seen
 * @param deletedAt when it went; absent while it is there
 * @param archived whether it can be pulled no more until it is restored
 * @param storedAt when it was last archived or restored
 */
public record Presence(
        @Nullable Instant pushedAt,
        @Nullable Instant deletedAt,
        boolean archived,
        @Nullable Instant storedAt) {

    /** Nothing is known. */
    public static final Presence UNSEEN = new Presence(null, null, false, null);

    /** After a push, as far as was known at a later time: that it is there then outweighs an older deletion. */
    public Presence pushed(Sighting sighting) {
        Instant latest = isOlder(sighting.pushedAt(), pushedAt) ? pushedAt : sighting.pushedAt();
        Instant gone = isOlder(sighting.asOf(), deletedAt) ? deletedAt : null;
        return new Presence(latest, gone, archived, storedAt);
    }

    /** After a deletion. */
    public Presence deleted(Instant at) {
        return isOlder(at, pushedAt) || isOlder(at, deletedAt) ? this : new Presence(pushedAt, at, archived, storedAt);
    }

    /** After it was moved into the archive or out of it. */
    public Presence stored(boolean inArchive, Instant at) {
        return isOlder(at, storedAt) ? this : new Presence(pushedAt, deletedAt, inArchive, at);
    }

    /** Whether it was deleted. */
    public boolean isGone() {
        return deletedAt != null;
    }

    private static boolean isOlder(Instant at, @Nullable Instant known) {
        return known != null && at.isBefore(known);
    }
}
