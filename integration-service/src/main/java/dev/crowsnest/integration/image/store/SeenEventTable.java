package dev.crowsnest.integration.image.store;

import dev.crowsnest.integration.image.SeenEvents;
import dev.crowsnest.integration.retention.Batches;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The table {@code seen_event}. */
@ApplicationScoped
class SeenEventTable implements SeenEvents {

    private static final String NOTE =
            "insert into seen_event (source, event_id, seen_at) values (:source, :id, :now) on conflict do nothing";

    private static final String FORGET_IDS = Batches.deletion("seen_event", "seen_at < :then");

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
    public Uni<Integer> forgetBefore(Instant then, int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET_IDS)
                        .setParameter("then", then)
                        .setParameter("most", most)
                        .executeUpdate());
    }
}
