package dev.crowsnest.localecr.registry;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;

/** One repository and what it holds; each change is durable when its method returns. */
public interface Repository {

    RepositoryName name();

    Instant createdAt();

    /** Whether the blob was pushed to, or mounted into, this repository. */
    boolean holdsBlob(Digest digest);

    void addBlob(Digest digest);

    /** Nothing happens when it does not hold the blob. */
    void removeBlob(Digest digest);

    /** Every image, by digest; a snapshot. */
    Collection<StoredImage> images();

    Optional<StoredImage> image(Digest digest);

    void putImage(StoredImage image);

    /** Keeps an image and its tag until the process ends. */
    void hold(StoredImage image, String tag);

    void removeImage(Digest digest);

    /** Every tag and what it names, sorted; a snapshot. */
    SortedMap<String, Digest> tags();

    void putTag(String tag, Digest digest);

    void removeTag(String tag);
}
