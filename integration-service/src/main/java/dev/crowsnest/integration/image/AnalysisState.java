package dev.crowsnest.integration.image;

/** Where the analysis of an image stands. */
public enum AnalysisState {
    /** It was not asked for; the reason says why. */
    NOT_ANALYZED,
    /** It is asked for, and analysis-service has not answered yet. */
    WAITING,
    /** It is in line. */
    QUEUED,
    /** It is being done. */
    RUNNING,
    /** It failed and will be tried again; the reason says why. */
    RETRYING,
    /** It is done. */
    ANALYZED,
    /** It was given up; the reason says why. */
    FAILED;

    /** Whether asking for an analysis would change anything. */
    public boolean isUnsettled() {
        return this == NOT_ANALYZED || this == FAILED;
    }
}
