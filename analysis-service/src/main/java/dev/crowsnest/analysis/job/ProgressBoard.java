package dev.crowsnest.analysis.job;

import dev.crowsnest.analyzer.oci.Digest;
import java.util.Map;
import java.util.Optional;

/** Where workers write how far they are. */
public interface ProgressBoard {

    /** Writes how far these jobs are; those whose lease is lost are passed over. */
    void write(Map<Job.Lease, JobProgress> progress);

    /** How far the job is that reads a digest now; empty while there is none, or it has not begun to read. */
    Optional<JobProgress> of(Digest digest);
}
