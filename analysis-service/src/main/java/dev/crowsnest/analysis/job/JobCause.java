package dev.crowsnest.analysis.job;

/** Why an analysis was asked for. */
public enum JobCause {
    PUSHED,
    ENABLED,
    /** By somebody, by hand. */
    ASKED,
    /** A reconcile found what no event told. */
    RECONCILED
}
