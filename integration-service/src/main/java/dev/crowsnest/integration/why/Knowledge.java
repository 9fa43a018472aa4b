package dev.crowsnest.integration.why;

import dev.crowsnest.integration.image.AnalysisState;
import dev.crowsnest.integration.image.KnownTag;
import dev.crowsnest.integration.image.ListedImage;
import dev.crowsnest.integration.image.PlatformResult;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.repository.WatchedRepository;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of what a name names.
 *
 * @param integration of its registry
 * @param others integrations of other registries, and those that have not told theirs
 * @param tag that it names
 * @param part what an index of the same repository says of its digest, where it is no image by itself
 */
record Knowledge(
        Optional<Integration> integration,
        List<Integration> others,
        Optional<WatchedRepository> repository,
        Optional<KnownTag> tag,
        Optional<ListedImage> image,
        Optional<PlatformResult> part) {

    static final Knowledge NONE = unwatched(List.of());

    /** Copies the list. */
    Knowledge {
        others = List.copyOf(others);
    }

    /** Of a registry that nobody watches. */
    static Knowledge unwatched(List<Integration> others) {
        return new Knowledge(
                Optional.empty(), others, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Of a registry that is watched. */
    static Knowledge of(Integration integration) {
        return new Knowledge(
                Optional.of(integration),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Knowledge with(WatchedRepository found) {
        return new Knowledge(integration, others, Optional.of(found), tag, image, part);
    }

    Knowledge with(KnownTag found) {
        return new Knowledge(integration, others, repository, Optional.of(found), image, part);
    }

    Knowledge with(ListedImage found) {
        return new Knowledge(integration, others, repository, tag, Optional.of(found), part);
    }

    Knowledge withPart(Optional<PlatformResult> found) {
        return new Knowledge(integration, others, repository, tag, image, found);
    }

    /** Whether a result is shown, of now or of before: nothing that came later takes it away. */
    boolean hasResult() {
        return image.filter(listed -> !listed.platforms().isEmpty()
                        && !listed.image().presence().isGone()
                        && listed.image().analysis().state() != AnalysisState.NOT_ANALYZED)
                .isPresent();
    }
}
