package dev.crowsnest.analysis.finding.store;

import dev.crowsnest.analysis.finding.ImageFindings;
import dev.crowsnest.analysis.finding.ImageStore;
import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.analyzer.oci.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The tables {@code image_subjects} and {@code image_findings}. */
@ApplicationScoped
class ImageTables implements ImageStore {

    /** Of changed findings: beyond, all images are counted anew, in one pass instead of many searches. */
    private static final int MOST_MOVED = 2_000;

    private final Jdbi jdbi;

    ImageTables(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<ImageFindings> put(Digest image, Collection<Integer> keys) {
        return jdbi.withHandle(handle -> {
            Optional<ImageFindings> counted = handle.createQuery(ImageSql.PUT)
                    .bind("digest", image.toString())
                    .bindArray("subjects", Integer.class, keys.stream().sorted().toArray())
                    .map((row, context) -> findings(row))
                    .findOne();
            if (counted.isEmpty()) {
                requireImage(handle, image);
            }
            return counted;
        });
    }

    private static void requireImage(Handle handle, Digest image) {
        boolean isThere = handle.createQuery("select exists (select from image where digest = :digest)")
                .bind("digest", image.toString())
                .mapTo(Boolean.class)
                .one();
        if (!isThere) {
            throw new IllegalStateException(
                    "could not match " + image + ": the image is not stored, or was removed meanwhile");
        }
    }

    @Override
    public void fileAway() {
        jdbi.useHandle(handle -> handle.execute(ImageSql.FILE_AWAY));
    }

    @Override
    public Map<Digest, ImageFindings> counts(Collection<Digest> images) {
        Map<Digest, ImageFindings> counts = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        "select i.digest, f.* from image i join image_findings f on f.image = i.id where i.digest = any(:digests)")
                .bindArray(
                        "digests",
                        String.class,
                        images.stream().map(Digest::toString).toArray())
                .map((row, context) -> Map.entry(Digest.parse(row.getString("digest")), findings(row)))
                .forEach(found -> counts.put(found.getKey(), found.getValue())));
        return counts;
    }

    @Override
    public void move(long change, Map<Integer, Integer> undecided) {
        jdbi.useHandle(handle -> {
            long changed = handle.createQuery("select count(*) from finding_change where change = :change")
                    .bind("change", change)
                    .mapTo(Long.class)
                    .one();
            if (changed + undecided.size() > MOST_MOVED) {
                handle.execute("set local enable_seqscan = on");
                new ImageRecount(handle).run();
                return;
            }
            // Nobody can estimate how many images hold a subject; and a scan that is cheap today is what grows with all
            // images.
            handle.execute("set local enable_seqscan = off");
            handle.execute(ImageSql.FILE_AWAY);
            handle.createUpdate(ImageSql.MOVE).bind("change", change).execute();
            moveUndecided(handle, undecided);
            handle.execute("set local enable_seqscan = on");
        });
    }

    private static void moveUndecided(Handle handle, Map<Integer, Integer> undecided) {
        if (!undecided.isEmpty()) {
            handle.createUpdate(ImageSql.MOVE_UNDECIDED)
                    .bindArray("subjects", Integer.class, undecided.keySet().toArray())
                    .bindArray("deltas", Integer.class, undecided.values().toArray())
                    .execute();
        }
    }

    static ImageFindings findings(ResultSet row) throws SQLException {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            int count = row.getInt(severity.name().toLowerCase(Locale.ROOT));
            if (count > 0) {
                counts.put(severity, count);
            }
        }
        return new ImageFindings(counts, row.getInt("fixable"), row.getInt("undecided"));
    }
}
