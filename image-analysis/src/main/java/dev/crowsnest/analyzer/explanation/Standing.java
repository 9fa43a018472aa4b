package dev.crowsnest.analyzer.explanation;

import dev.crowsnest.analyzer.match.Verdict;

/** How an image, or one of its packages, stands to a vulnerability. */
public enum Standing {
    AFFECTED,
    /** Nobody can say. */
    UNDECIDED,
    NOT_AFFECTED,
    /** No advisory names the vulnerability, so nothing is said of it. */
    UNKNOWN;

    static Standing of(Verdict verdict) {
        if (verdict instanceof Verdict.Affected) {
            return AFFECTED;
        }
        return verdict instanceof Verdict.Undecidable ? UNDECIDED : NOT_AFFECTED;
    }
}
