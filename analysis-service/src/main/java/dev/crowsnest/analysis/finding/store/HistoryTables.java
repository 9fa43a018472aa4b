package dev.crowsnest.analysis.finding.store;

import dev.crowsnest.analysis.finding.HistoryEntry;
import dev.crowsnest.analysis.finding.HistoryEntry.Standing;
import dev.crowsnest.analysis.finding.HistoryWalk;
import dev.crowsnest.analysis.finding.ImageHistories;
import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.analyzer.oci.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;

/** Reads {@code finding_change} as the history of one image. */
@ApplicationScoped
class HistoryTables implements ImageHistories {

    /** Rows that are fetched at once: a first page needs few of them. */
    private static final int FETCHED = 1_000;

    // The sequence says 1 before its first number, too.
    private static final String NOW = """
            select f.subject, v.id as vulnerability, f.severity, f.fixed is not null as fixable
            from image i
            join image_subjects s on s.image = i.id
            cross join lateral unnest(s.subjects) as own(subject)
            join finding f on f.subject = own.subject
            join vulnerability v on v.key = f.vulnerability
            where i.digest = :digest
            """;

    private static final String CHANGES = """
            select c.change, c.changed_at, c.subject, v.id as vulnerability,
                   c.old_severity as severity, c.old_fixable as fixable
            from image i
            join image_subjects s on s.image = i.id
            cross join lateral unnest(s.subjects) as own(subject)
            join finding_change c on c.subject = own.subject and c.change > i.watched_since
            join vulnerability v on v.key = c.vulnerability
            where i.digest = :digest
            order by c.change desc
            """;

    private record Known(
            int subject, String vulnerability, @Nullable Standing standing) {}

    private final Jdbi jdbi;

    HistoryTables(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional
    public List<HistoryEntry> page(Digest image, HistoryEntry.Cursor after, int limit) {
        return jdbi.withHandle(handle -> {
            HistoryWalk walk = fromNow(handle, image);
            try (ResultIterator<HistoryWalk.SubjectChange> changes = handle.createQuery(CHANGES)
                    .bind("digest", image.toString())
                    .setFetchSize(FETCHED)
                    .map((row, context) -> change(row))
                    .iterator()) {
                return walk.page(changes, after, limit);
            }
        });
    }

    private static HistoryWalk fromNow(Handle handle, Digest image) {
        var walk = new HistoryWalk();
        handle.createQuery(NOW)
                .bind("digest", image.toString())
                .map((row, context) -> new Known(row.getInt("subject"), row.getString("vulnerability"), standing(row)))
                .forEach(known -> walk.stands(known.subject(), known.vulnerability(), known.standing()));
        return walk;
    }

    private static HistoryWalk.SubjectChange change(ResultSet row) throws SQLException {
        return new HistoryWalk.SubjectChange(
                row.getLong("change"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getInt("subject"),
                row.getString("vulnerability"),
                standing(row));
    }

    private static @Nullable Standing standing(ResultSet row) throws SQLException {
        Severity severity = StoredSeverity.nullable(row, "severity");
        return severity == null ? null : new Standing(severity, row.getBoolean("fixable"));
    }
}
