package dev.crowsnest.integration.image;

import dev.crowsnest.integration.repository.WatchedRepository;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which images are wanted; what is absent does not narrow.
 *
 * @param repository its whole name
 * @param severity images with a vulnerability of at least this one
 * @param text a part of the repository's name, a whole tag, or the begin of a digest
 * @param taggedOnly leaves out what only an index refers to, and what nothing refers to any more
 */
public record ImageFilter(
        @Nullable UUID integrationId,
        @Nullable String repository,
        @Nullable String tag,
        @Nullable Digest digest,
        @Nullable ImageState state,
        @Nullable Severity severity,
        @Nullable String text,
        boolean taggedOnly) {

    /** All images with a digest. */
    public static ImageFilter of(Digest digest) {
        return new ImageFilter(null, null, null, digest, null, null, null, false);
    }

    /** The image of a repository. */
    public static ImageFilter in(WatchedRepository repository, Digest digest) {
        return new ImageFilter(repository.integrationId(), repository.name(), null, digest, null, null, null, false);
    }

    /** What a person looks for. */
    public static ImageFilter of(
            @Nullable String text, @Nullable ImageState state, @Nullable Severity severity, boolean taggedOnly) {
        return new ImageFilter(null, null, null, null, state, severity, text, taggedOnly);
    }
}
