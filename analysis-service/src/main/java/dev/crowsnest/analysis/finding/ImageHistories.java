package dev.crowsnest.analysis.finding;

import dev.crowsnest.analyzer.oci.Digest;
import java.util.List;

/** What advisories changed for images: derived from what was recorded of subjects, and stored for no image. */
public interface ImageHistories {

    /** Some of an image's history, what comes after a place in it; empty for an image that was never matched. */
    List<HistoryEntry> page(Digest image, HistoryEntry.Cursor after, int limit);
}
