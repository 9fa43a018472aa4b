package dev.crowsnest.integration.image;

import dev.crowsnest.integration.repository.WatchedRepository;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which images are wanted; what is absent does not narrow.
 *
 * @param repository its whole name
 * @param states any of these; all when there is none
 * @param unanswered lets through, beside these states, what waits since before then for a first answer
 * @param severity images with a vulnerability of at least this one
 * @param text a part of the repository's name, a whole tag, or the begin of a digest
 * @param taggedOnly leaves out what only an index refers to, and what nothing refers to any more
 */
public record ImageFilter(
        @Nullable UUID integrationId,
        @Nullable String repository,
        @Nullable String tag,
        @Nullable Digest digest,
        Set<ImageState> states,
        @Nullable Instant unanswered,
        @Nullable Severity severity,
        @Nullable String text,
        boolean taggedOnly) {

    private static final Set<ImageState> UNDERWAY =
            Set.of(ImageState.WAITING, ImageState.QUEUED, ImageState.RUNNING, ImageState.RETRYING);

    /** Copies the states. */
    public ImageFilter {
        states = Set.copyOf(states);
    }

    /** All images with a digest. */
    public static ImageFilter of(Digest digest) {
        return new ImageFilter(null, null, null, digest, Set.of(), null, null, null, false);
    }

    /** The image of a repository. */
    public static ImageFilter in(WatchedRepository repository, Digest digest) {
        return new ImageFilter(
                repository.integrationId(), repository.name(), null, digest, Set.of(), null, null, null, false);
    }

    /** What a person looks for. */
    public static ImageFilter of(
            @Nullable String text, @Nullable ImageState state, @Nullable Severity severity, boolean taggedOnly) {
        Set<ImageState> states = state == null ? Set.of() : Set.of(state);
        return new ImageFilter(null, null, null, null, states, null, severity, text, taggedOnly);
    }

    /** The same in one repository only; absent parts do not narrow. */
    public ImageFilter in(@Nullable UUID integration, @Nullable String name) {
        return new ImageFilter(integration, name, tag, digest, states, unanswered, severity, text, taggedOnly);
    }

    /** What is pushed, whatever its state. */
    public static ImageFilter tagged() {
        return of(null, null, null, true);
    }

    /** What is asked for and not done, tagged or not. */
    public static ImageFilter underway() {
        return new ImageFilter(null, null, null, null, UNDERWAY, null, null, null, false);
    }

    /** What was given up, and what waits since before then for a first answer, tagged or not. */
    public static ImageFilter failed(Instant unanswered) {
        return new ImageFilter(null, null, null, null, Set.of(ImageState.FAILED), unanswered, null, null, false);
    }
}
