package dev.crowsnest.analysis.finding.store;

import dev.crowsnest.analysis.copy.CopyRows;
import dev.crowsnest.analysis.finding.ImageCounting;
import dev.crowsnest.analysis.finding.ImageFindings;
import dev.crowsnest.analysis.finding.SubjectFindings;
import dev.crowsnest.analyzer.advisory.Severity;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Counts all images anew. Their arrays pass by here once and are counted in memory: to join tens of millions of subjects with their
 * findings takes PostgreSQL several times as long.
 */
final class ImageRecount {

    private static final int FETCHED = 10_000;

    private final Handle handle;

    ImageRecount(Handle handle) {
        this.handle = handle;
    }

    /** Writes the counts that differ, and notes whose they are. Called inside of a transaction. */
    void run() {
        var counting = new ImageCounting(findings(), undecided());
        var counted = new CopyRows();
        ImageArrays.read(handle, (image, subjects) -> add(counted, image, counting.count(subjects)));
        handle.execute("create temporary table recounted_image (like image_findings) on commit drop");
        BulkCopy.into(
                "recounted_image (image, critical, high, medium, low, unspecified, fixable, undecided)",
                handle,
                counted);
        handle.execute("analyze recounted_image");
        handle.execute(ImageSql.TAKE_OVER_COUNTS);
    }

    private SubjectFindings findings() {
        var findings = new SubjectFindings();
        handle.createQuery(
                        "select subject, vulnerability, severity, fixed is not null as fixable from finding order by 1")
                .setFetchSize(FETCHED)
                .map((row, context) -> {
                    findings.add(row.getInt(1), row.getInt(2), row.getInt(3), row.getBoolean(4));
                    return true;
                })
                .forEach(added -> {});
        return findings;
    }

    private Map<Integer, Integer> undecided() {
        Map<Integer, Integer> undecided = new HashMap<>();
        handle.createQuery("select subject, count(*) as open from undecided group by subject")
                .map((row, context) -> Map.entry(row.getInt("subject"), row.getInt("open")))
                .forEach(one -> undecided.put(one.getKey(), one.getValue()));
        return undecided;
    }

    private static void add(CopyRows rows, long image, ImageFindings counts) {
        rows.add(image);
        for (Severity severity : Severity.values()) {
            rows.add(counts.count(severity));
        }
        rows.add(counts.fixable()).add(counts.undecided()).endRow();
    }
}
