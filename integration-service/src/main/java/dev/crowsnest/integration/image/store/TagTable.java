package dev.crowsnest.integration.image.store;

import dev.crowsnest.integration.image.Digest;
import dev.crowsnest.integration.image.TagStore;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Tags: each statement decides by itself whether what it says is newer than what is known. */
@ApplicationScoped
class TagTable implements PanacheRepositoryBase<TagRow, Long>, TagStore {

    // What a statement sees is how it was before: so it can tell which image had the tag.
    private static final String MOVE = """
            with moved as (
                insert into image_tag (repository_id, tag, digest, since) values (:repository, :tag, :digest, :at)
                on conflict (repository_id, tag) do update set digest = excluded.digest, since = excluded.since
                where image_tag.since <= excluded.since
                returning tag
            ), before as (
                select digest from image_tag where repository_id = :repository and tag = :tag and digest is not null
            )
            insert into image_event (image_id, at, kind, detail)
            select i.id, cast(:at as timestamptz), case when i.digest = :digest then 'TAGGED' else 'UNTAGGED' end, m.tag
            from moved m
            join image i on i.repository_id = :repository and i.digest in (select cast(:digest as text) union select digest from before)
            where not exists (select 1 from before where digest = :digest)""";

    private static final String DROP = """
            with dropped as (
                insert into image_tag (repository_id, tag, digest, since) values (:repository, :tag, null, :at)
                on conflict (repository_id, tag) do update set digest = null, since = excluded.since
                where image_tag.since <= excluded.since and (image_tag.digest = :digest or image_tag.digest is null)
                returning tag
            )
            insert into image_event (image_id, at, kind, detail)
            select i.id, cast(:at as timestamptz), 'UNTAGGED', d.tag
            from dropped d
            join image_tag before on before.repository_id = :repository and before.tag = d.tag and before.digest = :digest
            join image i on i.repository_id = :repository and i.digest = :digest""";

    @Override
    public Uni<Void> move(UUID repositoryId, String tag, Digest digest, Instant at) {
        return execute(MOVE, repositoryId, tag, digest, at);
    }

    @Override
    public Uni<Void> drop(UUID repositoryId, String tag, Digest digest, Instant at) {
        return execute(DROP, repositoryId, tag, digest, at);
    }

    @Override
    public Uni<Void> dropAll(UUID repositoryId, Digest digest, Instant at) {
        return update(
                        "digest = null, since = ?3 where repositoryId = ?1 and digest = ?2 and since <= ?3",
                        repositoryId,
                        digest.text(),
                        at)
                .replaceWithVoid();
    }

    @Override
    public Uni<List<String>> of(UUID repositoryId, Digest digest) {
        return list("repositoryId = ?1 and digest = ?2 order by tag", repositoryId, digest.text())
                .map(rows -> rows.stream().map(row -> row.tag).toList());
    }

    /** Tags by repository and digest. */
    Uni<Map<String, List<String>>> of(List<ImageRow> images) {
        return list(
                        "repositoryId in ?1 and digest in ?2 order by tag",
                        images.stream()
                                .map(image -> image.repositoryId)
                                .distinct()
                                .toList(),
                        images.stream().map(image -> image.digest).distinct().toList())
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> key(row.repositoryId, String.valueOf(row.digest)),
                                Collectors.mapping(row -> row.tag, Collectors.toList()))));
    }

    static String key(UUID repositoryId, String digest) {
        return repositoryId + " " + digest;
    }

    private Uni<Void> execute(String statement, UUID repositoryId, String tag, Digest digest, Instant at) {
        return getSession()
                .chain(session -> session.createNativeQuery(statement)
                        .setParameter("repository", repositoryId)
                        .setParameter("tag", tag)
                        .setParameter("digest", digest.text())
                        .setParameter("at", at)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
