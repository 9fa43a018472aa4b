package dev.crowsnest.integration.image.store;

import dev.crowsnest.integration.image.Housekeeping;
import dev.crowsnest.integration.retention.Batches;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** What goes of images. A row that somebody else holds is passed over: the next run finds it again. */
@ApplicationScoped
class OldRows implements Housekeeping {

    private static final String TAGS = Batches.deletion("image_tag", "digest is null and since < :then");

    private static final String EVENTS = Batches.deletion("image_event", "at < :then");

    private static final String DELETED = Batches.deletion("image", "deleted_at < :then");

    private static final String REPOSITORIES = Batches.deletion(
            "repository",
            "deleted_at < :then and not exists (select from image i where i.repository_id = repository.id)");

    @Override
    public Uni<Integer> forgetDroppedTags(Instant before, int most) {
        return forget(TAGS, before, most);
    }

    @Override
    public Uni<Integer> forgetEvents(Instant before, int most) {
        return forget(EVENTS, before, most);
    }

    @Override
    public Uni<Integer> forgetDeletedImages(Instant before, int most) {
        return forget(DELETED, before, most);
    }

    @Override
    public Uni<Integer> forgetRepositories(Instant before, int most) {
        return forget(REPOSITORIES, before, most);
    }

    private static Uni<Integer> forget(String sql, Instant then, int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql)
                        .setParameter("then", then)
                        .setParameter("most", most)
                        .executeUpdate());
    }
}
