package dev.crowsnest.analyzer.match;

import dev.crowsnest.analyzer.advisory.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A matcher could not say whether a subject is affected. Never the same as "not affected".
 *
 * @param advisory id of the advisory that could not be judged; absent when there is none that could be: no advisory speaks of any
 *     package of the subject's stream, or of whoever built it
 * @param export of the advisory, or the stream that nobody speaks of
 * @param reason a clause for people: which version could not be read
 */
public record Undecided(@Nullable String advisory, String export, String reason) {

    /** Of a subject of a stream that no advisory speaks of. */
    static Undecided in(Stream silent) {
        return new Undecided(null, silent.name(), reasonOf(silent));
    }

    /** Why nothing can be said of packages of a stream that no advisory speaks of, as a clause. */
    public static String reasonOf(Stream silent) {
        return "none of the advisories that are held speaks of any package of " + silent.name();
    }
}
