package dev.crowsnest.integration.image.store;

import dev.crowsnest.integration.image.Housekeeping;
import dev.crowsnest.integration.image.SeenEvents;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Ids of events, and what else is kept for a time. */
@ApplicationScoped
class SeenEventTable implements SeenEvents, Housekeeping {

    private static final String NOTE =
            "insert into seen_event (source, event_id, seen_at) values (:source, :id, :now) on conflict do nothing";

    @Override
    public Uni<Boolean> note(String source, String eventId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NOTE)
                        .setParameter("source", source)
                        .setParameter("id", eventId)
                        .setParameter("now", Instant.now())
                        .executeUpdate())
                .map(added -> added == 1);
    }

    @Override
    public Uni<Integer> forgetBefore(Instant then) {
        return forget("delete from seen_event where seen_at < :then", then);
    }

    @Override
    public Uni<Integer> forgetDroppedTags(Instant before) {
        return forget("delete from image_tag where digest is null and since < :then", before);
    }

    @Override
    public Uni<Integer> forgetDeletedImages(Instant before) {
        return forget("delete from image where deleted_at < :then", before);
    }

    private static Uni<Integer> forget(String statement, Instant then) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(statement)
                        .setParameter("then", then)
                        .executeUpdate());
    }

    @Override
    public Uni<Integer> forgetEvents(Instant before) {
        return forget("delete from image_event where at < :then", before);
    }
}
