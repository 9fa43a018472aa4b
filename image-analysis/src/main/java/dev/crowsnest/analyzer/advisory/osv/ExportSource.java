package dev.crowsnest.analyzer.advisory.osv;

import java.net.URI;

/**
 * Where exports come from, and how much of them is read.
 *
 * @param address {@code file:}, {@code http:} or {@code https:}
 */
public record ExportSource(URI address, ExportLimits limits) {

    /** With the usual limits. */
    public ExportSource(URI address) {
        this(address, ExportLimits.STANDARD);
    }

    /** Its archives. */
    public OsvExport exports() {
        return new OsvExport(address, limits);
    }

    /** Its records one by one. */
    public ExportRecords records() {
        return new ExportRecords(address, limits);
    }
}
