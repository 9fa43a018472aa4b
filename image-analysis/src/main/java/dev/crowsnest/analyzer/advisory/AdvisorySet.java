package dev.crowsnest.analyzer.advisory;

import java.util.Collection;
import java.util.List;

/**
 * The advisories that subjects are matched with: in memory for the command line, in PostgreSQL for the service.
 *
 * <p>Two look-ups by key, each one indexed query in a database; the rule that joins advisories stands above them, in
 * {@link AdvisoryJoin}, so that every set joins alike. Safe for use by several threads; what it returns belongs to one state
 * of the advisories.
 */
public interface AdvisorySet {

    /**
     * Advisories, not withdrawn, that speak of this name in this stream; sorted by key, empty when there are none.
     *
     * @param name one of {@link AffectedPackage#lookupNames()}
     */
    List<Advisory> about(Stream stream, String name);

    /**
     * Advisories, not withdrawn, of any stream, that bear or name one of these ids: those of which
     * {@link VulnerabilityIdentity#names} holds one. Sorted by key, each once.
     */
    List<Advisory> naming(Collection<String> ids);

    /**
     * Whether any advisory, not withdrawn, has this among its {@link Advisory#spokenStreams()}. Where none has, that nothing is found
     * says nothing: a release is not published yet, or no longer, or its export is not held.
     */
    boolean speaksOf(Stream stream);

    /** What this set is, for people to see beside every result. */
    AdvisoryEdition edition();
}
