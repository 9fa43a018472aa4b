package dev.crowsnest.integration.image;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which images are wanted; what is absent does not narrow.
 *
 * @param repository its whole name
 * @param severity images with a vulnerability of at least this one
 */
public record ImageFilter(
        @Nullable UUID integrationId,
        @Nullable String repository,
        @Nullable String tag,
        @Nullable Digest digest,
        @Nullable ImageState state,
        @Nullable Severity severity) {

    /** All images with a digest. */
    public static ImageFilter of(Digest digest) {
        return new ImageFilter(null, null, null, digest, null, null);
    }
}
