package dev.crowsnest.analysis.finding;

import dev.crowsnest.analysis.inventory.ImagePlace;
import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.analyzer.oci.Digest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one change of advisories made of one vulnerability in one repository.
 *
 * @param vulnerability the id by which it is known
 * @param severity the worst over the images that are counted; absent when none has it any more
 * @param sample some of the images that are counted, newly affected ones first
 */
public record RepositoryNotice(
        long change,
        Instant changedAt,
        String vulnerability,
        ImagePlace place,
        @Nullable Severity severity,
        Counts counts,
        List<Digest> sample) {

    /** Copies the list. */
    public RepositoryNotice {
        sample = List.copyOf(sample);
    }

    /**
     * How many images.
     *
     * @param appeared that have it and had it not
     * @param gone that had it and have it not
     * @param severityChanged that have it at another severity
     * @param fixChanged that have it with a fix where none was known, or the other way round
     */
    public record Counts(int appeared, int gone, int severityChanged, int fixChanged) {}
}
