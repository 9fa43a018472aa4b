package dev.crowsnest.analysis.job;

/** Where a job stands. The first three are open, the others final. */
public enum JobState {
    QUEUED,
    RUNNING,
    /** It failed and waits to be tried again. */
    RETRYING,
    SUCCEEDED,
    FAILED,
    /** Nobody wants it any more: the image or its integration is gone. */
    CANCELLED
}
