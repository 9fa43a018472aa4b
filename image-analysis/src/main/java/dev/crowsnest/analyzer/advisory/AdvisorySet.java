package dev.crowsnest.analyzer.advisory;

import java.util.List;

/**
 * The advisories that subjects are matched with: in memory for the command line, in PostgreSQL for the service.
 *
 * <p>Safe for use by several threads; what it returns belongs to one state of the advisories.
 */
public interface AdvisorySet {

    /** Advisories, not withdrawn, that speak of this name in this stream; sorted by key, empty when there are none. */
    List<Advisory> about(Stream stream, String name);

    /**
     * All advisories, of any stream, whose ids are joined with this one's over aliases, upstream and (AlmaLinux, Rocky)
     * related: itself among them, sorted by key. Withdrawn ones are left out.
     */
    List<Advisory> joinedWith(Advisory advisory);

    /** What this set is, for people to see beside every result. */
    AdvisoryEdition edition();
}
