package dev.crowsnest.analysis.advisory;

import dev.crowsnest.analyzer.advisory.Stream;
import java.util.Set;

/** Whose subjects may be judged otherwise after advisories changed. */
public sealed interface ConcernedNames {

    /**
     * Streams of which advisories speak now and did not before, or the other way round: what is said of each of their subjects, and of
     * what these own, has another ground.
     */
    Set<Stream> streams();

    /** So much changed that finding out whom it concerns would cost more than to judge all anew. */
    record All(Set<Stream> streams) implements ConcernedNames {

        /** Copies the set. */
        public All {
            streams = Set.copyOf(streams);
        }

        /** Where none was begun or ended. */
        public All() {
            this(Set.of());
        }
    }

    /** These alone, beside all of the streams. */
    record Some(Set<PackageName> names, Set<Stream> streams) implements ConcernedNames {

        /** Copies the sets. */
        public Some {
            names = Set.copyOf(names);
            streams = Set.copyOf(streams);
        }

        /** Where none was begun or ended. */
        public Some(Set<PackageName> names) {
            this(names, Set.of());
        }
    }
}
