package dev.crowsnest.analyzer.match;

import dev.crowsnest.analyzer.advisory.FixState;
import org.jspecify.annotations.Nullable;

/** What one advisory says of one subject. */
public sealed interface Verdict {

    /**
     * The subject is affected.
     *
     * @param range that it fell in, for people
     * @param fixed the version that ends it; absent when none is known
     * @param state fixed if, and only if, a version is known
     */
    record Affected(String range, @Nullable String fixed, FixState state) implements Verdict {

        /** Refuses a state that the version does not bear out. */
        public Affected {
            if ((fixed != null) != (state == FixState.FIXED)) {
                throw new IllegalArgumentException("fixed in " + fixed + " is not " + state);
            }
        }

        /** Affected until a fix, or by an advisory that names none and says no more. */
        public Affected(String range, @Nullable String fixed) {
            this(range, fixed, fixed == null ? FixState.UNKNOWN : FixState.FIXED);
        }
    }

    /** The subject is not affected. */
    record NotAffected(String reason) implements Verdict {}

    /** Nobody can say: a version cannot be read, or the advisory names none. Never the same as not affected. */
    record Undecidable(String reason) implements Verdict {}
}
