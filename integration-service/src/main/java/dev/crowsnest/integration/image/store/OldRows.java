package dev.crowsnest.integration.image.store;

import dev.crowsnest.integration.image.Housekeeping;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** What goes of images. A row that somebody else holds is passed over: the next run finds it again. */
@ApplicationScoped
class OldRows implements Housekeeping {

    private static final String TAGS = """
            delete from image_tag where ctid = any(array(
                select ctid from image_tag where digest is null and since < :then limit :most for update skip locked))""";

    private static final String EVENTS = """
            delete from image_event where ctid = any(array(
                select ctid from image_event where at < :then limit :most for update skip locked))""";

    private static final String DELETED = """
            delete from image where ctid = any(array(
                select ctid from image where deleted_at < :then limit :most for update skip locked))""";

    private static final String REPOSITORIES = """
            delete from repository where ctid = any(array(
                select ctid from repository r
                where deleted_at < :then and not exists (select from image i where i.repository_id = r.id)
                limit :most for update skip locked))""";

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
