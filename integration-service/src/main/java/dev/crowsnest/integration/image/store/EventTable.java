package dev.crowsnest.integration.image.store;

import dev.crowsnest.integration.image.ImageEvent;
import dev.crowsnest.integration.image.ImageEvents;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The table {@code image_event}. */
@ApplicationScoped
class EventTable implements PanacheRepositoryBase<EventRow, Long>, ImageEvents {

    @Override
    public Uni<List<ImageEvent>> latest(UUID imageId, int limit) {
        return find("imageId = ?1 order by at desc, id desc", imageId)
                .page(0, limit)
                .list()
                .map(rows -> rows.stream().map(EventRow::toEvent).toList());
    }

    Uni<Void> add(UUID imageId, List<ImageEvent> events) {
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : persist(events.stream().map(event -> EventRow.of(imageId, event)));
    }
}
