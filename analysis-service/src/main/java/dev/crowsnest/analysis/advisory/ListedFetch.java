package dev.crowsnest.analysis.advisory;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.osv.ExportListing.Listed;
import dev.crowsnest.analyzer.advisory.osv.ExportRecords;
import dev.crowsnest.analyzer.advisory.osv.ExportRecords.FetchedRecord;
import dev.crowsnest.analyzer.advisory.osv.MalformedAdvisoryException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Fetches single records that an export lists. A list and its records are published apart, so some may not be there yet. */
final class ListedFetch {

    private final ExportRecords records;
    private final String export;
    private final Listed list;
    private final ExportIntake intake;
    private final Map<String, String> flaws = new HashMap<>();
    private final Map<String, Instant> malformed = new HashMap<>();
    private final Set<String> missing = new TreeSet<>();
    private long bytes;

    ListedFetch(ExportRecords records, String export, Listed list, ExportIntake intake) {
        this.records = records;
        this.export = export;
        this.list = list;
        this.intake = intake;
    }

    void run(Set<String> ids) {
        ids.forEach(this::fetch);
    }

    private void fetch(String id) {
        try {
            Optional<FetchedRecord> record = records.read(export, id).filter(found -> isListed(found, id));
            record.ifPresentOrElse(found -> take(id, found), () -> missing.add(id));
        } catch (MalformedAdvisoryException e) {
            flaws.put(id, e.reason());
            malformed.put(id, listed(id));
        }
    }

    private void take(String id, FetchedRecord found) {
        bytes += found.bytes();
        found.flaw().ifPresent(flaw -> flaws.put(id, flaw));
        intake.accept(found.advisory());
    }

    /** One that is older than its line, or another, is not yet what the list names. */
    private boolean isListed(FetchedRecord record, String id) {
        Advisory advisory = record.advisory();
        return advisory.id().equals(id)
                && !advisory.modified().isBefore(listed(id).truncatedTo(ChronoUnit.SECONDS));
    }

    private Instant listed(String id) {
        return list.modified().getOrDefault(id, Instant.EPOCH);
    }

    /** Those that were not there, or not as they are listed. */
    Set<String> missing() {
        return missing;
    }

    /** Those that cannot be read, with the time of their line. */
    Map<String, Instant> malformed() {
        return malformed;
    }

    /** Adds what was wrong with each, as clauses for people. */
    void tell(RecordFlaws told) {
        flaws.forEach(told::add);
        missing.forEach(id -> told.add(id, "it is listed, and not there yet as it is listed"));
    }

    /** Of the records. */
    long bytes() {
        return bytes;
    }
}
