package dev.crowsnest.integration.image;

/** The one state of an image that people see. */
public enum ImageState {
    /** It was not asked for; the reason says why. */
    NOT_ANALYZED,
    /** Its analysis is asked for, and analysis-service has not answered yet. */
    WAITING,
    /** Its analysis is in line. */
    QUEUED,
    /** Its analysis is being done. */
    RUNNING,
    /** Its analysis failed and will be tried again. */
    RETRYING,
    /** Its result is there. */
    ANALYZED,
    /** Its analysis was given up. */
    FAILED,
    /** It is in the archive and cannot be pulled. */
    ARCHIVED,
    /** It is no more in its repository. */
    DELETED;

    static ImageState of(AnalysisState state) {
        return valueOf(state.name());
    }
}
