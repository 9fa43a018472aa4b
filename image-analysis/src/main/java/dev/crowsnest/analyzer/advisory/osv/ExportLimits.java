package dev.crowsnest.analyzer.advisory.osv;

import java.time.Duration;

/**
 * How much of an export is read before it is taken for a mistake or an attack.
 *
 * @param recordBytes of one record, inflated
 * @param totalBytes of all records of one export, inflated
 * @param records of one export
 * @param silence of a server between two bytes: one that stops in the middle must not hold a synchronisation for ever
 */
public record ExportLimits(long recordBytes, long totalBytes, long records, Duration silence) {

    /**
     * The largest published record is below 5 MB and the largest export (npm, 250,000 records, most of them of malware) below
     * 1 GB: several times that.
     */
    public static final ExportLimits STANDARD =
            new ExportLimits(16L << 20, 8L << 30, 2_000_000, Duration.ofSeconds(60));
}
