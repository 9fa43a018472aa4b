package dev.crowsnest.analysis.job;

/** Tells others how jobs fare. Called inside of the transaction that makes it so. */
public interface JobNews {

    /** It waits for its turn, not for the first time when a worker gave it back. */
    void queued(JobRequest request);

    void running(Job job);

    /** It failed and will be tried again. */
    void retrying(Job job, String reason);

    void succeeded(Job job, AnalysisOutcome outcome);

    void failed(Job job, String reason);
}
