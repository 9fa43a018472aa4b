package dev.crowsnest.localecr.registry;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deletes images by ECR's rules: the last tag takes the image with it, and what an index names stays. */
public final class ImageDeletion {

    private final RepositoryCatalog catalog;
    private final Images images;
    private final ChangeListener listener;
    private final Clock clock;

    public ImageDeletion(RepositoryCatalog catalog, Images images, ChangeListener listener, Clock clock) {
        this.catalog = catalog;
        this.images = images;
        this.listener = listener;
        this.clock = clock;
    }

    /** One name that an image lost; without a tag when it had none. */
    public record Removed(Digest digest, Optional<String> tag) {}

    /**
     * Deletes an image with all its tags, or one tag of it.
     *
     * @return the names that are gone
     * @throws RegistryFailure {@code MANIFEST_UNKNOWN}; {@code REFERENCED} when an index of the repository names the image
     */
    public List<Removed> delete(RepositoryName name, Reference reference) {
        var repository = catalog.require(name);
        synchronized (repository) {
            var image = images.require(name, reference);
            var tags = images.tagsOf(repository, image.digest());
            if (reference instanceof Reference.ByTag named && tags.size() > 1) {
                repository.removeTag(named.tag());
                return List.of(removed(name, image, Optional.of(named.tag())));
            }
            requireUnreferenced(repository, image);
            tags.forEach(repository::removeTag);
            repository.removeImage(image.digest());
            return removed(name, image, tags);
        }
    }

    private List<Removed> removed(RepositoryName name, StoredImage image, List<String> tags) {
        if (tags.isEmpty()) {
            return List.of(removed(name, image, Optional.empty()));
        }
        var removed = new ArrayList<Removed>();
        tags.forEach(tag -> removed.add(removed(name, image, Optional.of(tag))));
        return removed;
    }

    private Removed removed(RepositoryName name, StoredImage image, Optional<String> tag) {
        listener.changed(new RegistryChange.ImageDeleted(name, image, tag, clock.instant()));
        return new Removed(image.digest(), tag);
    }

    private static void requireUnreferenced(Repository repository, StoredImage image) {
        for (var index : repository.images()) {
            if (index.children().contains(image.digest())) {
                throw new RegistryFailure(
                        ErrorCode.REFERENCED,
                        "Requested image referenced by manifest list: [%s]".formatted(index.digest()));
            }
        }
    }
}
