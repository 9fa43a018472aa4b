package dev.crowsnest.integration.image;

/** Why an analysis is asked for. */
public enum Cause {
    /** It was pushed. */
    PUSHED,
    /** Its repository was enabled. */
    ENABLED,
    /** A person asked. */
    ASKED,
    /** It was found in its registry, and no event had told of it. */
    RECONCILED
}
