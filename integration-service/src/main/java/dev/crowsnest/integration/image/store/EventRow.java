package dev.crowsnest.integration.image.store;

import dev.crowsnest.integration.image.ImageEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that happened to an image. Tags write theirs by statements of {@link TagTable}. */
@Entity
@Table(name = "image_event")
class EventRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    UUID imageId;
    Instant at;

    @Enumerated(EnumType.STRING)
    ImageEvent.Kind kind;

    @Nullable
    String detail;

    static EventRow of(UUID imageId, ImageEvent event) {
        var row = new EventRow();
        row.imageId = imageId;
        row.at = event.at();
        row.kind = event.kind();
        row.detail = event.detail();
        return row;
    }

    ImageEvent toEvent() {
        return new ImageEvent(at, kind, detail);
    }
}
