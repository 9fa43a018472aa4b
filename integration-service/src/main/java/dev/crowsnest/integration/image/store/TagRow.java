package dev.crowsnest.integration.image.store;

import dev.crowsnest.integration.image.Digest;
import dev.crowsnest.integration.image.KnownTag;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tag of a repository and where it points; to nothing once it is gone. Written by statements of {@link TagTable} only. */
@Entity
@Table(name = "image_tag")
class TagRow {

    @Id
    Long id;

    UUID repositoryId;
    String tag;

    @Nullable
    String digest;

    Instant since;

    KnownTag toTag() {
        return new KnownTag(digest == null ? null : new Digest(digest), since);
    }
}
