package dev.crowsnest.integration.image.store;

import dev.crowsnest.integration.image.Digest;
import dev.crowsnest.integration.image.FinishedAnalysis;
import dev.crowsnest.integration.image.PlatformResult;
import dev.crowsnest.integration.image.SkippedChild;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Results of images, by platform. */
@ApplicationScoped
class ResultTable implements PanacheRepositoryBase<PlatformRow, Long> {

    private static final String IN_REPOSITORY =
            "imageId in (select i.id from ImageRow i where i.repositoryId = ?1 and i.digest <> ?2) and digest = ?2";

    Uni<Void> replace(UUID imageId, FinishedAnalysis finished) {
        return delete("imageId", imageId)
                .chain(() -> Panache.getSession())
                .chain(session -> session.createMutationQuery("delete from SkippedRow where imageId = :image")
                        .setParameter("image", imageId)
                        .executeUpdate()
                        .chain(() -> session.persistAll(rows(imageId, finished))));
    }

    /** The image's platforms as they are now. */
    Uni<List<PlatformResult>> recount(UUID imageId, List<PlatformResult> recounted) {
        Map<String, PlatformResult> byDigest = recounted.stream()
                .collect(Collectors.toMap(
                        result -> result.digest().text(), Function.identity(), (first, second) -> second));
        return list("imageId = ?1 order by place", imageId).map(rows -> {
            for (PlatformRow row : rows) {
                PlatformResult result = byDigest.get(row.digest);
                if (result != null) {
                    row.write(result);
                }
            }
            return rows.stream().map(PlatformRow::toResult).toList();
        });
    }

    Uni<Optional<PlatformResult>> partOfIndex(UUID repositoryId, Digest digest) {
        return find(IN_REPOSITORY, repositoryId, digest.text())
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(PlatformRow::toResult));
    }

    Uni<Optional<String>> leftOutOfIndex(UUID repositoryId, Digest digest) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "from SkippedRow where " + IN_REPOSITORY, SkippedRow.class)
                        .setParameter(1, repositoryId)
                        .setParameter(2, digest.text())
                        .setMaxResults(1)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(found -> found.reason));
    }

    Uni<Map<UUID, List<PlatformResult>>> of(List<UUID> images) {
        return list("imageId in ?1 order by imageId, place", images)
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> row.imageId, Collectors.mapping(PlatformRow::toResult, Collectors.toList()))));
    }

    Uni<List<SkippedChild>> skipped(UUID imageId) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "from SkippedRow where imageId = :image order by id", SkippedRow.class)
                        .setParameter("image", imageId)
                        .getResultList())
                .map(rows -> rows.stream().map(SkippedRow::toChild).toList());
    }

    private static Object[] rows(UUID imageId, FinishedAnalysis finished) {
        var rows = new ArrayList<Object>();
        for (PlatformResult platform : finished.platforms()) {
            rows.add(PlatformRow.of(imageId, rows.size(), platform));
        }
        finished.skipped().forEach(child -> rows.add(SkippedRow.of(imageId, child)));
        return rows.toArray();
    }
}
