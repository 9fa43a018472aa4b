package dev.crowsnest.integration.image;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.api.Refusal;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Showing the inventory. */
@ApplicationScoped
public class Images {

    private final ImageListing listing;
    private final ImageEvents events;

    Images(ImageListing listing, ImageEvents events) {
        this.listing = listing;
        this.events = events;
    }

    /** Images that a filter lets through, the last pushed first. */
    public Uni<Page<ListedImage>> list(ImageFilter filter, PageRequest page) {
        return list(filter, ImageOrder.NEWEST, page);
    }

    /** Images that a filter lets through. A page goes on only in the order that it began in. */
    public Uni<Page<ListedImage>> list(ImageFilter filter, ImageOrder order, PageRequest page) {
        return Panache.withSession(() -> listing.page(filter, order, page));
    }

    /**
     * How many images there are, and what was found in them.
     *
     * @param unanswered what waits since before then for a first answer waits too long
     */
    public Uni<InventoryTally> tally(Instant unanswered) {
        return Panache.withSession(() -> listing.tally(unanswered));
    }

    /** By repository, how many of its images stand where. */
    public Uni<Map<UUID, StateCounts>> states(Collection<UUID> repositoryIds) {
        return repositoryIds.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : Panache.withSession(() -> listing.states(repositoryIds));
    }

    /** One digest, in every repository that has it. */
    public Uni<List<ImageDetail>> get(Digest digest) {
        var all = new PageRequest(null, PageRequest.MOST);
        return Panache.withSession(() -> listing.page(ImageFilter.of(digest), ImageOrder.NEWEST, all)
                        .chain(page -> Multi.createFrom()
                                .iterable(page.items())
                                .onItem()
                                .transformToUniAndConcatenate(
                                        image -> listing.skipped(image.image().id())
                                                .map(skipped -> new ImageDetail(image, skipped)))
                                .collect()
                                .asList()))
                .invoke(found -> {
                    if (found.isEmpty()) {
                        throw Refusal.notFound("show the image", digest.text());
                    }
                });
    }

    /** What happened to an image, the newest first. */
    public Uni<List<ImageEvent>> events(UUID imageId) {
        return Panache.withSession(() -> events.latest(imageId, PageRequest.MOST));
    }

    /** Fails when no image and no platform of one has this digest. */
    public Uni<Void> require(Digest digest) {
        return Panache.withSession(() -> listing.isKnown(digest))
                .invoke(known -> {
                    if (!known) {
                        throw Refusal.notFound("show the image", digest.text());
                    }
                })
                .replaceWithVoid();
    }
}
