package dev.crowsnest.integration.why;

import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.image.Digest;
import dev.crowsnest.integration.image.ImageFilter;
import dev.crowsnest.integration.image.ImageListing;
import dev.crowsnest.integration.image.ImageOrder;
import dev.crowsnest.integration.image.ImageStore;
import dev.crowsnest.integration.image.KnownTag;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.IntegrationStore;
import dev.crowsnest.integration.registry.RegistryLocation;
import dev.crowsnest.integration.repository.RepositoryStore;
import dev.crowsnest.integration.repository.WatchedRepository;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Says why an image is not shown. */
@ApplicationScoped
public class Explanations {

    private static final PageRequest ONE = new PageRequest(null, 1);
    private static final PageRequest MANY = new PageRequest(null, PageRequest.MOST);

    private final IntegrationStore integrations;
    private final RepositoryStore repositories;
    private final ImageListing listing;
    private final ImageStore images;

    Explanations(IntegrationStore integrations, RepositoryStore repositories, ImageListing listing, ImageStore images) {
        this.integrations = integrations;
        this.repositories = repositories;
        this.listing = listing;
        this.images = images;
    }

    /** Follows an image from its host name to its result. */
    public Uni<Explanation> explain(ImageName name) {
        return name.registry()
                .map(registry -> Panache.withTransaction(() -> know(name, registry)))
                .orElseGet(() -> Uni.createFrom().item(Knowledge.NONE))
                .map(known -> Chain.walk(name, known));
    }

    private Uni<Knowledge> know(ImageName name, RegistryLocation registry) {
        return integrations
                .find(registry)
                .chain(found -> found.map(integration -> within(name, integration))
                        .orElseGet(() -> integrations.page(MANY).map(page -> Knowledge.unwatched(page.items()))));
    }

    private Uni<Knowledge> within(ImageName name, Integration integration) {
        Knowledge known = Knowledge.of(integration);
        return repositories
                .find(integration.id(), name.repository())
                .chain(found -> found.map(repository -> within(name, known.with(repository), repository))
                        .orElseGet(() -> Uni.createFrom().item(known)));
    }

    private Uni<Knowledge> within(ImageName name, Knowledge known, WatchedRepository repository) {
        if (name.digest() != null) {
            return image(known, repository, name.digest());
        }
        return listing.tag(repository.id(), String.valueOf(name.tag()))
                .chain(found -> found.map(tag -> tagged(known.with(tag), repository, tag))
                        .orElseGet(() -> Uni.createFrom().item(known)));
    }

    private Uni<Knowledge> tagged(Knowledge known, WatchedRepository repository, KnownTag tag) {
        return tag.digest() == null ? Uni.createFrom().item(known) : image(known, repository, tag.digest());
    }

    private Uni<Knowledge> image(Knowledge known, WatchedRepository repository, Digest digest) {
        return listing.page(ImageFilter.in(repository, digest), ImageOrder.NEWEST, ONE)
                .chain(page -> page.items().isEmpty()
                        ? images.partOfIndex(repository.id(), digest).map(known::withPart)
                        : Uni.createFrom().item(known.with(page.items().get(0))));
    }
}
