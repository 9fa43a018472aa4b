package dev.crowsnest.integration.image.store;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.image.Digest;
import dev.crowsnest.integration.image.ImageFilter;
import dev.crowsnest.integration.image.ImageListing;
import dev.crowsnest.integration.image.ImageOrder;
import dev.crowsnest.integration.image.InventoryTally;
import dev.crowsnest.integration.image.KnownTag;
import dev.crowsnest.integration.image.ListedImage;
import dev.crowsnest.integration.image.PlatformResult;
import dev.crowsnest.integration.image.SkippedChild;
import dev.crowsnest.integration.image.StateCounts;
import dev.crowsnest.integration.registry.RegistryLocation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads lists of images: one query for the page, one for its tags, one for its results. */
@ApplicationScoped
class ImageTable implements ImageListing {

    private static final String KNOWN = """
            select (select count(*) from ImageRow i where i.digest = :digest)
                 + (select count(*) from PlatformRow p where p.digest = :digest)""";

    private final TagTable tags;
    private final ResultTable results;
    private final TallyTable tallies;

    ImageTable(TagTable tags, ResultTable results, TallyTable tallies) {
        this.tags = tags;
        this.results = results;
        this.tallies = tallies;
    }

    @Override
    public Uni<Page<ListedImage>> page(ImageFilter filter, ImageOrder order, PageRequest page) {
        var conditions = ImageConditions.of(filter);
        var sorting = ImageSorting.of(order);
        if (page.after() != null) {
            conditions.behind(sorting, page.after());
        }
        return Panache.getSession()
                .chain(session -> conditions
                        .applyTo(session.createSelectionQuery(conditions.query(sorting), Object[].class))
                        .setMaxResults(page.fetch())
                        .getResultList())
                .chain(this::complete)
                .map(images -> Page.of(
                                images,
                                page,
                                image -> sorting.cursor(
                                        image.row(), image.listed().repository()))
                        .map(PlacedImage::listed));
    }

    @Override
    public Uni<Map<UUID, StateCounts>> states(Collection<UUID> repositoryIds) {
        return tallies.states(repositoryIds);
    }

    @Override
    public Uni<InventoryTally> tally(Instant unanswered) {
        return tallies.read(unanswered);
    }

    @Override
    public Uni<Optional<Instant>> oldestUnanswered() {
        return tallies.oldest();
    }

    @Override
    public Uni<List<SkippedChild>> skipped(UUID imageId) {
        return results.skipped(imageId);
    }

    @Override
    public Uni<Optional<KnownTag>> tag(UUID repositoryId, String tag) {
        return tags.find("repositoryId = ?1 and tag = ?2", repositoryId, tag)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(TagRow::toTag));
    }

    @Override
    public Uni<Boolean> isKnown(Digest digest) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(KNOWN, Long.class)
                        .setParameter("digest", digest.text())
                        .getSingleResult())
                .map(count -> count > 0);
    }

    private Uni<List<PlacedImage>> complete(List<Object[]> found) {
        List<ImageRow> rows =
                found.stream().map(columns -> (ImageRow) columns[0]).toList();
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return tags.of(rows)
                .chain(tagged -> results.of(rows.stream().map(row -> row.id).toList())
                        .map(byImage -> found.stream()
                                .map(columns -> placed(columns, tagged, byImage))
                                .toList()));
    }

    private static PlacedImage placed(
            Object[] columns, Map<String, List<String>> tags, Map<UUID, List<PlatformResult>> results) {
        ImageRow row = (ImageRow) columns[0];
        var image = new ListedImage(
                row.toImage(),
                (UUID) columns[1],
                new RegistryLocation((String) columns[2], (String) columns[3]),
                (String) columns[4],
                tags.getOrDefault(TagTable.key(row.repositoryId, row.digest), List.of()),
                results.getOrDefault(row.id, List.of()));
        return new PlacedImage(image, row);
    }

    private record PlacedImage(ListedImage listed, ImageRow row) {}
}
