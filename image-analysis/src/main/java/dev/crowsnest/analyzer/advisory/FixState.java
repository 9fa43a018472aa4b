package dev.crowsnest.analyzer.advisory;

/** Whether a vulnerability of a package is mended, as the source of the advisory says it. */
public enum FixState {
    /** There is a version without it. */
    FIXED,
    /** There is none yet: somebody looked, and it is still open. */
    NOT_FIXED,
    /** There will be none: whoever answers for the package gave up it, or the release. */
    WONT_FIX,
    /** No version is named, and nothing is said of why. */
    UNKNOWN
}
