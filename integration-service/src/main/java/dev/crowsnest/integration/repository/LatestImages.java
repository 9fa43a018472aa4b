package dev.crowsnest.integration.repository;

import dev.crowsnest.integration.api.Refusal;
import org.jspecify.annotations.Nullable;

/** How many of a repository's images are analysed when it is enabled, the last pushed first. */
public record LatestImages(int count) {

    /** More would pull what nobody deploys any more, at a price per gigabyte. */
    public static final int MOST = 100;

    /** Only the last. */
    public static final LatestImages ONE = new LatestImages(1);

    /** Throws a {@link Refusal} when it is out of bounds. */
    public LatestImages {
        if (count < 1 || count > MOST) {
            throw Refusal.invalid("enable repositories", count + " images of each", "it is a number from 1 to " + MOST);
        }
    }

    /** What somebody chose, or the usual one. */
    public static LatestImages of(@Nullable Integer chosen) {
        return chosen == null ? ONE : new LatestImages(chosen);
    }
}
