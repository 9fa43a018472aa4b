package dev.crowsnest.analysis.scan;

import dev.crowsnest.analysis.job.JobRequest;
import dev.crowsnest.analyzer.oci.ImageSource;

/** The way into registries. */
public interface Registries {

    /**
     * Signs in to the registry that a request names.
     *
     * @throws dev.crowsnest.analyzer.oci.ImageAccessException when the role cannot be assumed or the registry gives no token
     */
    ImageSource open(JobRequest request);
}
