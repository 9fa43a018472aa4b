package dev.crowsnest.analysis.insight;

import dev.crowsnest.analysis.finding.HistoryEntry;
import dev.crowsnest.analyzer.oci.Digest;
import java.util.List;
import java.util.Optional;

/**
 * A part of what advisories changed for an image.
 *
 * @param digest of the platform's manifest
 * @param entries newest first, of one change by vulnerability
 * @param next where the next part begins; absent when there is none
 */
public record ImageHistory(
        Digest digest, String platform, List<HistoryEntry> entries, Optional<HistoryEntry.Cursor> next) {

    /** Copies the list. */
    public ImageHistory {
        entries = List.copyOf(entries);
    }

    /** The part of what was found that was asked for: one more entry than that tells that there is a next part. */
    static ImageHistory of(Digest digest, String platform, List<HistoryEntry> found, int limit) {
        if (found.size() <= limit) {
            return new ImageHistory(digest, platform, found, Optional.empty());
        }
        HistoryEntry last = found.get(limit - 1);
        return new ImageHistory(digest, platform, found.subList(0, limit), Optional.of(last.cursor()));
    }
}
