package dev.crowsnest.analysis.finding.store;

import dev.crowsnest.analysis.finding.ImageSearch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Searches from a vulnerability over its subjects to the images that have them. */
@ApplicationScoped
class FindingSearch implements ImageSearch {

    // A name may have been an alias once and be none now, so the finding itself is asked.
    private static final String HAVING = """
            with affected as (
                select distinct f.subject
                from vulnerability_name n
                join vulnerability v on v.key = n.vulnerability
                join finding f on f.vulnerability = v.key
                join evidence e on e.key = f.evidence
                where n.name = :name and (v.id = :name or :name = any(e.aliases)))
            select distinct image.digest
            from affected
            cross join lateral (select image from image_subjects where subjects @> array[affected.subject]) holder
            join image on image.id = holder.image
            where image.digest > :after
            order by image.digest
            limit :limit
            """;

    private final Jdbi jdbi;

    FindingSearch(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<String> having(String vulnerability, String after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(HAVING)
                .bind("name", StoredText.of(vulnerability))
                .bind("after", StoredText.of(after))
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
    }
}
