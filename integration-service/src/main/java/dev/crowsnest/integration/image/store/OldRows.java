package dev.crowsnest.integration.image.store;

import dev.crowsnest.integration.image.Housekeeping;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

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

    private static final String REMOVED = """
            delete from image where ctid = any(array(
                select i.ctid from image i
                join repository r on r.id = i.repository_id
                join integration n on n.id = r.integration_id
                where n.state = 'REMOVED' and n.state_since < :then
                limit :most for update of i skip locked))""";

    private static final String REPOSITORIES = """
            delete from repository where ctid = any(array(
                select r.ctid from repository r
                join integration n on n.id = r.integration_id
                where (r.deleted_at < :deleted or n.state = 'REMOVED' and n.state_since < :removed)
                  and not exists (select from image i where i.repository_id = r.id)
                limit :most for update of r skip locked))""";

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
    public Uni<Integer> forgetRemovedImages(Instant before, int most) {
        return forget(REMOVED, before, most);
    }

    @Override
    public Uni<Integer> forgetRepositories(Instant deleted, Instant removed, int most) {
        return statement(REPOSITORIES, most)
                .chain(statement -> statement
                        .setParameter("deleted", deleted)
                        .setParameter("removed", removed)
                        .executeUpdate());
    }

    private static Uni<Integer> forget(String sql, Instant then, int most) {
        return statement(sql, most)
                .chain(statement -> statement.setParameter("then", then).executeUpdate());
    }

    private static Uni<Mutiny.Query<Object>> statement(String sql, int most) {
        return Panache.getSession()
                .map(session -> session.createNativeQuery(sql).setParameter("most", most));
    }
}
