package dev.crowsnest.analysis.job;

/** Tells others how jobs fare. Called inside of the transaction that makes it so. */
public interface JobNews {

    /** It waits for its turn. */
    void queued(JobRequest request);

    /** A worker gave it back before its end, and it waits for its turn again. */
    void returned(Job job, Traffic traffic);

    void running(Job job);

    /** It failed and will be tried again. */
    void retrying(Job job, String reason, Traffic traffic);

    void succeeded(Job job, AnalysisOutcome outcome);

    void failed(Job job, String reason, Traffic traffic);
}
