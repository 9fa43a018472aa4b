package dev.crowsnest.analysis;

import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;

/** How much room tables take with their indexes, in megabytes of a million bytes. */
public final class TableSizes {

    /** Subjects, who has them, findings, image rows and counters. */
    public static final List<String> OF_MATCHES = List.of(
            "match_subject",
            "image_subjects",
            "finding",
            "evidence",
            "undecided",
            "vulnerability",
            "vulnerability_name",
            "image",
            "image_findings");

    /** What is kept of feeds. */
    public static final List<String> OF_FEEDS = List.of(
            "advisory",
            "advisory_package",
            "advisory_name",
            "advisory_export",
            "incoming_advisory",
            "incoming_advisory_package",
            "incoming_advisory_name",
            "kev",
            "epss",
            "feed");

    private final Jdbi jdbi;

    public TableSizes(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** All of them, each named with its own. */
    public String describe(List<String> tables) {
        var parts = new StringBuilder();
        double sum = 0;
        for (String table : tables) {
            double size = megabytes(table);
            sum += size;
            parts.append(String.format(Locale.ROOT, ", %s %.1f", table, size));
        }
        return String.format(Locale.ROOT, "%.1f MB%s", sum, parts);
    }

    private double megabytes(String table) {
        return jdbi.withHandle(handle -> handle.createQuery("select pg_total_relation_size(:table::regclass)")
                        .bind("table", table)
                        .mapTo(Long.class)
                        .one())
                / 1e6;
    }
}
