package dev.crowsnest.integration.reconcile;

import dev.crowsnest.integration.image.Digest;
import dev.crowsnest.integration.image.Sighting;
import dev.crowsnest.integration.reconcile.KnownImages.KnownImage;
import dev.crowsnest.integration.registry.StoredImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In what a repository's complete list differs from what was known before it was asked for.
 *
 * @param seen images that are to be noted
 * @param lost tags that point to nothing any more, while their image is there
 * @param gone images that are there no more
 */
record Comparison(List<SeenImage> seen, List<LostTag> lost, List<Digest> gone) {

    /**
     * An image that is there.
     *
     * @param tags that were not known to point to it
     * @param isAdded whether it was not known, or known as deleted
     * @param isMoved whether it was not known to be in the archive, or out of it
     */
    record SeenImage(StoredImage image, List<String> tags, boolean isAdded, boolean isMoved, Sighting sighting) {}

    /** A tag, and where it pointed. */
    record LostTag(String tag, Digest digest) {}

    static Comparison of(KnownImages known, List<StoredImage> listed, Instant listedAt, News news) {
        Set<String> digests = new HashSet<>();
        Set<String> tags = new HashSet<>();
        List<SeenImage> seen = new ArrayList<>();
        for (StoredImage image : listed) {
            digests.add(image.digest());
            tags.addAll(image.tags());
            SeenImage one = seen(known, image, listedAt, news);
            if (one != null) {
                seen.add(one);
            }
        }
        return new Comparison(seen, lost(known, digests, tags), gone(known, digests, listedAt));
    }

    int added() {
        return (int) seen.stream().filter(SeenImage::isAdded).count();
    }

    int changed() {
        return seen.size() - added() + lost.size();
    }

    private static @Nullable SeenImage seen(KnownImages known, StoredImage image, Instant listedAt, News news) {
        if (!Digest.isValid(image.digest())) {
            return null;
        }
        KnownImage before = known.images().get(image.digest());
        List<String> tags = image.tags().stream()
                .filter(tag -> !image.digest().equals(known.tags().get(tag)))
                .toList();
        boolean added = before == null || before.gone();
        boolean moved = image.archived() != (before != null && before.archived());
        if (!added && !moved && tags.isEmpty()) {
            return null;
        }
        boolean isNews = before == null ? news.isNew(image.pushedAt()) : news.isChanged(image.pushedAt());
        return new SeenImage(image, tags, added, moved, Sighting.listed(image.pushedAt(), listedAt, isNews));
    }

    private static List<LostTag> lost(KnownImages known, Set<String> digests, Set<String> tags) {
        return known.tags().entrySet().stream()
                .filter(tag -> !tags.contains(tag.getKey()) && digests.contains(tag.getValue()))
                .map(tag -> new LostTag(tag.getKey(), new Digest(tag.getValue())))
                .toList();
    }

    private static List<Digest> gone(KnownImages known, Set<String> digests, Instant listedAt) {
        return known.images().entrySet().stream()
                .filter(image -> !digests.contains(image.getKey()))
                .filter(image -> couldBeListed(image.getValue(), listedAt))
                .map(Map.Entry::getKey)
                .map(Digest::new)
                .toList();
    }

    private static boolean couldBeListed(KnownImage image, Instant listedAt) {
        return !image.gone() && (image.heardAt() == null || !image.heardAt().isAfter(listedAt));
    }
}
