package dev.crowsnest.integration.reconcile.store;

import dev.crowsnest.integration.reconcile.KnownContents;
import dev.crowsnest.integration.reconcile.KnownImages;
import dev.crowsnest.integration.reconcile.KnownImages.KnownImage;
import dev.crowsnest.integration.reconcile.KnownRepository;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what is compared, and no more of it. */
@ApplicationScoped
class KnownContentsTable implements KnownContents {

    private static final String REPOSITORIES = """
            select id, name, enabled, deleted_at is not null, enabled_since from repository
            where integration_id = :id order by name collate "C\"""";

    private static final String IMAGES = """
            select digest, deleted_at is not null, archived, greatest(pushed_at, stored_at) from image
            where repository_id = :id""";

    private static final String TAGS = """
            select tag, digest from image_tag where repository_id = :id and digest is not null""";

    @Override
    public Uni<List<KnownRepository>> repositories(UUID integrationId) {
        return rows(REPOSITORIES, integrationId)
                .map(rows -> rows.stream()
                        .map(row -> new KnownRepository(
                                (UUID) row[0], (String) row[1], (boolean) row[2], (boolean) row[3], instant(row[4])))
                        .toList());
    }

    @Override
    public Uni<KnownImages> images(UUID repositoryId) {
        return rows(IMAGES, repositoryId)
                .chain(images -> rows(TAGS, repositoryId)
                        .map(tags -> new KnownImages(
                                images.stream()
                                        .collect(Collectors.toMap(row -> (String) row[0], KnownContentsTable::image)),
                                tags.stream()
                                        .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1])))));
    }

    private static KnownImage image(Object[] row) {
        return new KnownImage((boolean) row[1], (boolean) row[2], instant(row[3]));
    }

    private static Uni<List<Object[]>> rows(String query, UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(query, Object[].class)
                        .setParameter("id", id)
                        .getResultList());
    }

    private static @Nullable Instant instant(@Nullable Object time) {
        return time == null ? null : ((OffsetDateTime) time).toInstant();
    }
}
