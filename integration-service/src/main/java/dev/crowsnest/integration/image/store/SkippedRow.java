package dev.crowsnest.integration.image.store;

import dev.crowsnest.integration.image.Digest;
import dev.crowsnest.integration.image.SkippedChild;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A child of an index that was left out. */
@Entity
@Table(name = "image_skipped")
class SkippedRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    UUID imageId;
    String digest;
    String platform;
    String reason;

    static SkippedRow of(UUID imageId, SkippedChild child) {
        var row = new SkippedRow();
        row.imageId = imageId;
        row.digest = child.digest().text();
        row.platform = child.platform();
        row.reason = child.reason();
        return row;
    }

    SkippedChild toChild() {
        return new SkippedChild(new Digest(digest), platform, reason);
    }
}
