package dev.crowsnest.analysis.advisory;

import dev.crowsnest.analyzer.advisory.AdvisoryEdition;
import dev.crowsnest.analyzer.advisory.AdvisorySet;
import java.util.Collection;

/** The advisories that are stored, for those who match with them. */
public interface AdvisoryCatalogue {

    /**
     * A view for one piece of work, on one thread. It remembers what was asked, so a transaction that must see later changes
     * consults anew.
     *
     * @param names that will be looked up: they are read at once
     */
    AdvisorySet consult(Collection<PackageName> names);

    /** The {@link PackageName#lookup() look-ups} of all names that advisories speak of. */
    Collection<Long> lookups();

    /** Which advisories these are, and how old. */
    AdvisoryEdition edition();
}
