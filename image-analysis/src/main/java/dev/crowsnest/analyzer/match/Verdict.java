package dev.crowsnest.analyzer.match;

import org.jspecify.annotations.Nullable;

/** What one advisory says of one subject. */
public sealed interface Verdict {

    /**
     * The subject is affected.
     *
     * @param range that it fell in, for people
     * @param fixed the version that ends it; absent when none is known
     */
    record Affected(String range, @Nullable String fixed) implements Verdict {}

    /** The subject is not affected. */
    record NotAffected(String reason) implements Verdict {}

    /** Nobody can say: a version cannot be read, or the advisory names none. Never the same as not affected. */
    record Undecidable(String reason) implements Verdict {}
}
