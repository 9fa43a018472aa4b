package dev.crowsnest.integration.image;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Tags as they are kept: each repository's tag points to one digest or, once it is gone, to none. Every method needs an open transaction. */
public interface TagStore {

    /** Points a tag to an image, unless something later is known of it. */
    Uni<Void> move(UUID repositoryId, String tag, Digest digest, Instant at);

    /** Takes a tag off an image, unless it points elsewhere or something later is known of it. */
    Uni<Void> drop(UUID repositoryId, String tag, Digest digest, Instant at);

    /** Takes all tags off an image that were put on it until then. */
    Uni<Void> dropAll(UUID repositoryId, Digest digest, Instant at);

    /** The tags that point to an image, sorted. */
    Uni<List<String>> of(UUID repositoryId, Digest digest);
}
