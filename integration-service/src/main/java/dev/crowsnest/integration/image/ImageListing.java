package dev.crowsnest.integration.image;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reading the inventory. Every method needs an open session. */
public interface ImageListing {

    /** Images that a filter lets through. A page goes on only in the order that it began in. */
    Uni<Page<ListedImage>> page(ImageFilter filter, ImageOrder order, PageRequest page);

    /**
     * How many images there are, and what was found in them.
     *
     * @param unanswered what waits since before then for a first answer waits too long
     */
    Uni<InventoryTally> tally(Instant unanswered);

    /** Since when the image waits that was asked for first of those that are not done; empty when none is. */
    Uni<Optional<Instant>> oldestUnanswered();

    /** By repository, how many of its images stand where; counted are the same as in the tally of all. */
    Uni<Map<UUID, StateCounts>> states(Collection<UUID> repositoryIds);

    /** Children of an index that were left out. */
    Uni<List<SkippedChild>> skipped(UUID imageId);

    /** What is known of a tag; empty when no event told of it. */
    Uni<Optional<KnownTag>> tag(UUID repositoryId, String tag);

    /** Whether a digest is an image of the inventory, or a platform of one. */
    Uni<Boolean> isKnown(Digest digest);
}
