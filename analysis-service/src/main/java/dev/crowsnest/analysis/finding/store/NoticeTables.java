package dev.crowsnest.analysis.finding.store;

import dev.crowsnest.analysis.finding.RepositoryNotice;
import dev.crowsnest.analysis.finding.RepositoryNotices;
import dev.crowsnest.analysis.inventory.ImagePlace;
import dev.crowsnest.analyzer.oci.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The tables {@code untold_change} and {@code untold_notice}. */
@ApplicationScoped
class NoticeTables implements RepositoryNotices {

    private static final Logger LOGGER = Logger.getLogger(NoticeTables.class);

    /**
     * Of vulnerabilities that one change moves. The first advisories of an installation move tens of thousands, for all repositories:
     * nobody reads a message for each, and to derive them from a hundred thousand images takes hours. The counts of images tell of it.
     */
    private static final int MOST_TOLD = 1_000;

    private record UntoldChange(long change, int afterVulnerability) {}

    private final Jdbi jdbi;

    NoticeTables(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public boolean derive(int vulnerabilities) {
        return jdbi.withHandle(handle -> {
            Optional<UntoldChange> oldest = handle.createQuery(NoticeSql.OLDEST)
                    .map((row, context) -> new UntoldChange(row.getLong("change"), row.getInt("after_vulnerability")))
                    .findOne();
            oldest.ifPresent(change -> derive(handle, change, vulnerabilities));
            return oldest.isPresent();
        });
    }

    private static void derive(Handle handle, UntoldChange untold, int limit) {
        List<Integer> next = handle.createQuery(NoticeSql.NEXT_VULNERABILITIES)
                .bind("change", untold.change())
                .bind("after", untold.afterVulnerability())
                .bind("limit", limit)
                .mapTo(Integer.class)
                .list();
        if (next.isEmpty() || isOfEverything(handle, untold)) {
            handle.execute("delete from untold_change where change = ?", untold.change());
            return;
        }
        // Nobody can estimate how many images hold a subject; and a scan that is cheap today is what grows with all
        // images.
        handle.execute("set local enable_seqscan = off");
        handle.createUpdate(NoticeSql.DERIVE)
                .bind("change", untold.change())
                .bindArray("vulnerabilities", Integer.class, next.toArray())
                .execute();
        handle.execute("set local enable_seqscan = on");
        handle.execute(
                "update untold_change set after_vulnerability = ? where change = ?",
                next.get(next.size() - 1),
                untold.change());
    }

    private static boolean isOfEverything(Handle handle, UntoldChange untold) {
        if (untold.afterVulnerability() > 0) {
            return false;
        }
        int moved = handle.createQuery(NoticeSql.COUNT_VULNERABILITIES)
                .bind("change", untold.change())
                .bind("limit", MOST_TOLD + 1)
                .mapTo(Integer.class)
                .one();
        if (moved > MOST_TOLD) {
            LOGGER.infof("Too much changed to tell repositories of each vulnerability, change=%d", untold.change());
        }
        return moved > MOST_TOLD;
    }

    @Override
    public List<RepositoryNotice> take(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(NoticeSql.TAKE)
                .bind("limit", limit)
                .map((row, context) -> notice(row))
                .list());
    }

    private static RepositoryNotice notice(ResultSet row) throws SQLException {
        return new RepositoryNotice(
                row.getLong("change"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("name"),
                new ImagePlace(
                        row.getString("integration_id"),
                        row.getString("account"),
                        row.getString("region"),
                        row.getString("repository")),
                StoredSeverity.nullable(row, "severity"),
                new RepositoryNotice.Counts(
                        row.getInt("appeared"),
                        row.getInt("gone"),
                        row.getInt("severity_changed"),
                        row.getInt("fix_changed")),
                Stream.of((String[]) row.getArray("sample").getArray())
                        .map(Digest::parse)
                        .toList());
    }
}
