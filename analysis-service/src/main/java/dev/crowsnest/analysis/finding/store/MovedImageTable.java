package dev.crowsnest.analysis.finding.store;

import dev.crowsnest.analysis.finding.MovedImages;
import dev.crowsnest.analyzer.oci.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** The table {@code moved_image}. */
@ApplicationScoped
class MovedImageTable implements MovedImages {

    // An image whose first analysis is just ending waits: that one tells counts of before, and news must come after it.
    // What is
    // of an image that was forgotten goes without a word.
    private static final String TAKE = """
            with taken as (
                delete from moved_image where image in (
                    select m.image from moved_image m left join image i on i.id = m.image
                    where i.id is null or exists (select from analysis_child c where c.child_digest = i.digest)
                    limit :limit for update of m skip locked)
                returning image)
            select i.digest, f.critical, f.high, f.medium, f.low, f.unspecified, f.fixable, f.undecided,
                   array(select c.digest from analysis_child c where c.child_digest = i.digest) as asked_for
            from taken
            join image i on i.id = taken.image
            join image_findings f on f.image = taken.image
            """;

    private final Jdbi jdbi;

    MovedImageTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<MovedImage> take(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(TAKE)
                .bind("limit", limit)
                .map((row, context) ->
                        new MovedImage(Digest.parse(row.getString("digest")), askedFor(row), ImageTables.findings(row)))
                .list());
    }

    private static List<Digest> askedFor(ResultSet row) throws SQLException {
        return Stream.of((String[]) row.getArray("asked_for").getArray())
                .map(Digest::parse)
                .toList();
    }
}
