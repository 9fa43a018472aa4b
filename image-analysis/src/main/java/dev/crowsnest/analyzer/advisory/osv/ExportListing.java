package dev.crowsnest.analyzer.advisory.osv;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;

/** What an export's own list said of its records. */
public sealed interface ExportListing {

    /** The export has no list, as small mirrors have none. */
    record Absent() implements ExportListing {}

    /** The list is as it was. */
    record Unchanged() implements ExportListing {}

    /**
     * All records that the export has, withdrawn ones too.
     *
     * @param modified when each changed last, by its id
     * @param seal tells this state of the list from others
     * @param bytes that were fetched
     */
    record Listed(Map<String, Instant> modified, String seal, long bytes) implements ExportListing {

        /** When the record that changed last did. */
        public Instant newest() {
            return modified.values().stream().max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
        }
    }
}
