package dev.crowsnest.analysis.job;

/**
 * A job that a worker holds the lease of.
 *
 * @param failures attempts before this one that ended badly
 */
public record Job(Lease lease, JobRequest request, int failures) {

    /**
     * The right to report on a job. It ends when somebody else is given the job: then the attempt is another one.
     *
     * @param attempt rises with each lease of the job
     */
    public record Lease(long jobId, int attempt) {}

    /** Which try this is, as people count. */
    public int tryNumber() {
        return failures + 1;
    }
}
