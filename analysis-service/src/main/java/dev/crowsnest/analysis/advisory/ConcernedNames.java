package dev.crowsnest.analysis.advisory;

import java.util.Set;

/** Whose subjects may be judged otherwise after advisories changed. */
public sealed interface ConcernedNames {

    /** So much changed that finding out whom it concerns would cost more than to judge all anew. */
    record All() implements ConcernedNames {}

    /** These alone. */
    record Some(Set<PackageName> names) implements ConcernedNames {

        /** Copies the set. */
        public Some {
            names = Set.copyOf(names);
        }
    }
}
