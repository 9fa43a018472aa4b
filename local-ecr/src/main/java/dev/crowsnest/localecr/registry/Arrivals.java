package dev.crowsnest.localecr.registry;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Brings images that nobody pushes. Where they come from is played by another repository of this registry. */
public final class Arrivals {

    private final RepositoryCatalog catalog;
    private final Images images;
    private final ChangeListener listener;
    private final Clock clock;

    public Arrivals(RepositoryCatalog catalog, Images images, ChangeListener listener, Clock clock) {
        this.catalog = catalog;
        this.images = images;
        this.listener = listener;
        this.clock = clock;
    }

    /** Brings an image with all that it names into a repository, which is made when it is not there. */
    public void arrive(RepositoryName from, Reference reference, RepositoryName to, Arrival arrival) {
        var image = images.require(from, reference);
        var tag = reference instanceof Reference.ByTag named ? Optional.of(named.tag()) : Optional.<String>empty();
        var target = catalog.create(to);
        synchronized (target) {
            bring(from, image, target, tag, arrival);
        }
    }

    private void bring(
            RepositoryName from, StoredImage image, Repository target, Optional<String> tag, Arrival arrival) {
        for (var child : image.children()) {
            bring(from, images.require(from, new Reference.ByDigest(child)), target, Optional.empty(), arrival);
        }
        Manifest.parse(images.content(from, image), Optional.of(image.mediaType()))
                .blobs()
                .forEach(blob -> target.addBlob(blob.digest()));
        var arrived = image.arrivedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        target.putImage(arrived);
        tag.ifPresent(text -> target.putTag(text, image.digest()));
        listener.changed(new RegistryChange.ImageArrived(target.name(), arrived, tag, arrival, clock.instant()));
    }
}
