package dev.crowsnest.integration.image;

/** How bad a vulnerability is, worst first. */
public enum Severity {
    /** The worst. */
    CRITICAL,
    /** Bad. */
    HIGH,
    /** Less so. */
    MEDIUM,
    /** Hardly. */
    LOW
}
