package dev.crowsnest.analyzer.advisory;

/** How bad a vulnerability is, worst first, in the words that users of Docker Scout know. */
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    /** No source that we know says anything. */
    UNSPECIFIED;

    /** The worse of the two. */
    public Severity or(Severity other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
