package dev.crowsnest.analysis.finding;

import dev.crowsnest.analyzer.advisory.Ecosystem;
import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Images whose rows are there, and subjects of which they may consist. */
public final class StoredImages {

    private StoredImages() {}

    /** A new image without any content. */
    public static Digest add(Jdbi jdbi) {
        Digest digest = Digest.of(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        jdbi.useHandle(handle ->
                handle.createUpdate("""
                        insert into image (digest, platform, distribution, size, packages, inventory, revision, analyzed_at)
                        values (:digest, 'linux/amd64', '', 0, 0, '', 'test', now())
                        """).bind("digest", digest.toString()).execute());
        return digest;
    }

    /** All such images, and all subjects whose names begin so, with what was found of them. */
    public static void forgetAll(Jdbi jdbi, String prefix) {
        jdbi.useHandle(handle -> {
            handle.execute("delete from image where revision = 'test'");
            for (String table : List.of("finding", "undecided", "finding_change")) {
                handle.createUpdate("delete from " + table
                                + " where subject in (select key from match_subject where starts_with(name, :prefix))")
                        .bind("prefix", prefix)
                        .execute();
            }
            handle.createUpdate("delete from match_subject where starts_with(name, :prefix)")
                    .bind("prefix", prefix)
                    .execute();
        });
    }

    public static MatchSubject npm(String name, String version) {
        return ofLanguage(Ecosystem.NPM, name, version);
    }

    public static MatchSubject ofLanguage(Ecosystem ecosystem, String name, String version) {
        return new MatchSubject(
                new Stream(ecosystem.family()),
                ecosystem.normalizeName(name),
                version,
                null,
                null,
                PackageRecord.Origin.UNSTATED);
    }

    /** As they are kept. */
    static ImageFindings counts(Jdbi jdbi, Digest image) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select f.* from image_findings f join image i on i.id = f.image where i.digest = :digest")
                .bind("digest", image.toString())
                .map((row, context) -> new ImageFindings(
                        Map.of(
                                Severity.CRITICAL, row.getInt("critical"),
                                Severity.HIGH, row.getInt("high"),
                                Severity.MEDIUM, row.getInt("medium"),
                                Severity.LOW, row.getInt("low"),
                                Severity.UNSPECIFIED, row.getInt("unspecified")),
                        row.getInt("fixable"),
                        row.getInt("undecided")))
                .one());
    }
}
